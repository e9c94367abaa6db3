namespace RnnGen.Benchmarks;

/// <summary>One size of a curve, to be measured.</summary>
/// <param name="Size">V or H.</param>
/// <param name="Model">The model of that size.</param>
/// <param name="Options">Plain or folded.</param>
/// <param name="Suggests">Whether the work ends with suggestions, or with the state.</param>
internal sealed record GrowthCase(int Size, MeasuredModel Model, FreezeOptions Options, bool Suggests)
{
    /// <summary>Elements of the weights that one word is multiplied with.</summary>
    /// <param name="isFolded">Whether a table took the place of Wxh.</param>
    public long Weights(bool isFolded) =>
        (isFolded ? 0 : Model.InputWeights) + Model.RecurrentWeights + (Suggests ? Model.OutputWeights : 0);
}
