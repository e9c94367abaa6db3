namespace RnnGen.Generators;

/// <summary>The parameters of one recurrent layer.</summary>
/// <param name="Layer">Its index, from 0 at the input.</param>
/// <param name="InputTable">Wxh as one row of gates per word, for one-hot input; null elsewhere.</param>
/// <param name="InputWeights">Wxh in panels; null for one-hot input.</param>
/// <param name="RecurrentWeights">Whh in panels.</param>
/// <param name="Bias">b, in the order of the gate columns.</param>
/// <param name="InputDepth">Rows of <paramref name="InputWeights"/>; 0 for one-hot input.</param>
/// <param name="HiddenDepth">Rows of <paramref name="RecurrentWeights"/>.</param>
internal sealed record LayerParameters(
    int Layer, Region? InputTable, Region? InputWeights, Region RecurrentWeights, Region Bias, int InputDepth, int HiddenDepth)
{
    /// <summary>Floats from one panel of <see cref="InputWeights"/> to the next.</summary>
    public int InputStride => InputDepth * Panel.Width;

    /// <summary>Floats from one panel of <see cref="RecurrentWeights"/> to the next.</summary>
    public int RecurrentStride => HiddenDepth * Panel.Width;
}
