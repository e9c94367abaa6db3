using RnnGen.Benchmarks;

namespace RnnGen.Lab;

/// <summary>One training step: forward, backward, clipping, Adam.</summary>
/// <param name="Size">V, H or B.</param>
/// <param name="Model">The model of that size.</param>
/// <param name="Threads">Threads that share the step.</param>
internal sealed record TrainingGrowthCase(int Size, TrainedModel Model, int Threads) : GrowthCase(Size)
{
    /// <summary>A parameter, its gradient and its two moments.</summary>
    private const int FloatsPerParameter = 4;

    /// <summary>
    /// Each of them is written and read once. Gradients cannot be used up while they are computed: how much to clip is known only once the last one is.
    /// </summary>
    private const int MovedFloatsPerParameter = 2 * FloatsPerParameter;

    /// <summary>The operations of both passes, and the traffic of clipping and Adam, which no size of a batch changes.</summary>
    public Roofline Roofline { get; } = new(
        Model.Operations,
        TrafficBytes: Model.ParameterCount * (double)(MovedFloatsPerParameter * sizeof(float)),
        WorkingSetBytes: Model.ParameterCount * (double)(FloatsPerParameter * sizeof(float)),
        Threads,
        IsWide: true);

    /// <inheritdoc/>
    public override GrowthWork Create()
    {
        RnnModel model = Model.CreateModel();
        return new GrowthWork(new TrainGenerated(model, new BatchCycle(model.Shape), Threads), Roofline);
    }
}
