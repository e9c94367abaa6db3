using RnnGen.Training;

namespace RnnGen.Benchmarks;

/// <summary>One training step (forward pass, backward pass, clipping and Adam): <c>train lstm V=2000 E=64 H=128 L=1 B=16 T=10 threads=1</c>.</summary>
internal static class TrainRow
{
    /// <summary>Creates the row of a model.</summary>
    /// <param name="sizes">The model.</param>
    /// <param name="threads">Threads of the generated code and of the peer; naive code always has one.</param>
    /// <param name="peer">The library of the TorchSharp column; null leaves it empty.</param>
    public static WorkRow Create(TrainedModel sizes, int threads, ITrainingPeer? peer = null) =>
        new($"train {sizes.Sizes} threads={threads}", () => CreateCase(sizes, threads, peer));

    private static WorkCase CreateCase(TrainedModel sizes, int threads, ITrainingPeer? peer)
    {
        RnnModel model = sizes.CreateModel();
        DropoutRates dropout = DropoutRates.Everywhere(sizes.Dropout);
        BatchCycle batches = new(model.Shape);
        // Both copy the parameters, which the generated code then trains in place.
        TrainNaively? naive = NaiveReader.IsAffordable(sizes.Operations) ? new TrainNaively(model, batches, dropout) : null;
        // A library draws masks of its own, so that no losses could be compared.
        TrainingContender? torchSharp = dropout != DropoutRates.None ? null : peer?.Create(model, batches, threads);
        TrainGenerated generated = new(model, batches, threads, dropout);
        TrainingRecipe.RequireSameLosses(batches, generated, ("the naive code", naive), ("TorchSharp", torchSharp));
        return new WorkCase(sizes.Operations)
        {
            Threads = threads,
            RnnGen = generated,
            ForwardBackward = new ComputeGradients(sizes.CreateModel(), batches, threads, dropout),
            Naive = naive,
            TorchSharp = torchSharp,
        };
    }
}
