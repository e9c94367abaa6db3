using RnnGen.Benchmarks;

namespace RnnGen.Lab;

/// <summary>One word through a frozen model.</summary>
/// <param name="Size">V or H.</param>
/// <param name="Model">The model of that size.</param>
/// <param name="Options">Plain or folded.</param>
/// <param name="Suggests">Whether the work ends with suggestions, or with the state.</param>
internal sealed record WordGrowthCase(int Size, MeasuredModel Model, FreezeOptions Options, bool Suggests) : GrowthCase(Size)
{
    /// <inheritdoc/>
    public override GrowthWork Create()
    {
        FrozenModel model = Model.CreateModel().Freeze(Options);
        GeneratedReader reader = new(model.CreateSession());
        WordCycle words = new(Model.VocabularySize);
        Contender contender = Suggests ? new SuggestWords<GeneratedReader>(reader, words) : new FeedWords<GeneratedReader>(reader, words);
        return new GrowthWork(contender, Roofline(isFolded: model.FoldedTableBytes > 0));
    }

    /// <summary>One multiply-add with every weight, and every weight read once.</summary>
    /// <param name="isFolded">Whether a table took the place of Wxh.</param>
    public Roofline Roofline(bool isFolded)
    {
        double weights = (isFolded ? 0 : Model.InputWeights) + Model.RecurrentWeights + (Suggests ? Model.OutputWeights : 0);
        double bytes = weights * sizeof(float);
        return new Roofline(Operations: 2 * weights, TrafficBytes: bytes, WorkingSetBytes: bytes);
    }
}
