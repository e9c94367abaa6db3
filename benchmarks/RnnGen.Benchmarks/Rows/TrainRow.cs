namespace RnnGen.Benchmarks;

/// <summary>One training step, forward, backward, clipping and Adam: <c>train lstm V=2000 E=64 H=128 L=1 B=16 T=10 threads=1</c>.</summary>
internal static class TrainRow
{
    /// <summary>The step on one thread.</summary>
    public static WorkRow Create(TrainedModel sizes) => new($"train {sizes.Sizes} threads=1", () => CreateCase(sizes));

    private static WorkCase CreateCase(TrainedModel sizes)
    {
        RnnModel model = sizes.CreateModel();
        BatchCycle batches = new(model.Shape);
        TrainNaively? naive = NaiveReader.IsAffordable(sizes.Operations) ? new TrainNaively(model, batches) : null;
        TrainGenerated generated = new(model, batches, threads: 1);
        if (naive is not null)
        {
            TrainingRecipe.RequireSameLosses(generated, naive, batches);
        }

        return new WorkCase(sizes.Operations) { RnnGen = generated, ForwardBackward = new ComputeGradients(sizes.CreateModel(), batches), Naive = naive };
    }
}
