namespace RnnGen.Generators;

/// <summary>The parameters of one recurrent layer.</summary>
/// <param name="Layer">Its index, from 0 at the input.</param>
/// <param name="InputTable">Wxh as one row of gates per word, for one-hot input; null elsewhere.</param>
/// <param name="InputWeights">Wxh in panels; null for one-hot input.</param>
/// <param name="RecurrentWeights">Whh in panels; of a Gru in the order n, r, z, see <see cref="LayerWorkspace"/>.</param>
/// <param name="Bias">b, in the order of the gate columns.</param>
/// <param name="CandidateBias">bhn, the bias on the recurrent side of a Gru's candidate; null for the other cells.</param>
/// <param name="InputDepth">Rows of <paramref name="InputWeights"/>; 0 for one-hot input.</param>
/// <param name="HiddenDepth">Rows of <paramref name="RecurrentWeights"/>.</param>
internal sealed record LayerParameters(
    int Layer, Region? InputTable, Region? InputWeights, Region RecurrentWeights, Region Bias, Region? CandidateBias, int InputDepth, int HiddenDepth)
{
    /// <summary>Floats from one panel of <see cref="InputWeights"/> to the next.</summary>
    public int InputStride => InputDepth * Panel.Width;

    /// <summary>The gate of a model file that comes first in <see cref="RecurrentWeights"/>: n of a Gru, after r and z in the file.</summary>
    public int FirstRecurrentGate => CandidateBias is null ? 0 : 2;

    /// <summary>Floats from one panel of <see cref="RecurrentWeights"/> to the next.</summary>
    public int RecurrentStride => HiddenDepth * Panel.Width;
}
