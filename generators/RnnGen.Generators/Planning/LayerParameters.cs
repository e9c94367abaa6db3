namespace RnnGen.Generators;

/// <summary>The parameters of one recurrent layer.</summary>
/// <param name="Layer">Its index, from 0 at the input.</param>
/// <param name="InputTable">Wxh as one row of gates per word, for one-hot input; null elsewhere.</param>
/// <param name="Weights">Wxh over Whh in panels: rows [0, InputDepth) multiply the input, the H rows behind them the previous h.</param>
/// <param name="Bias">b, in the order of the gate columns.</param>
/// <param name="InputDepth">Rows of Wxh within <paramref name="Weights"/>; 0 for one-hot input.</param>
/// <param name="Depth">All rows of <paramref name="Weights"/>.</param>
internal sealed record LayerParameters(int Layer, Region? InputTable, Region Weights, Region Bias, int InputDepth, int Depth)
{
    /// <summary>Floats from one panel of <see cref="Weights"/> to the next.</summary>
    public int PanelStride => Depth * Panel.Width;

    /// <summary>Floats from the begin of <see cref="Weights"/> to Whh: the rows of Wxh lie before it in the first panel.</summary>
    public int RecurrentOffset => InputDepth * Panel.Width;
}
