namespace RnnGen.Benchmarks;

/// <summary>How every side trains.</summary>
internal static class TrainingRecipe
{
    public const float LearningRate = 1e-3f;

    public const float ClipNorm = 5;

    private const int ComparedSteps = 3;

    /// <summary>The same for the generated code, on some threads.</summary>
    public static TrainingOptions Options(int threads)
    {
        // There is no option for threads yet: whatever is asked for, the trainer uses the one that calls it.
        _ = threads;
        return new TrainingOptions { Optimizer = Optimizers.Adam(LearningRate), ClipNorm = ClipNorm };
    }

    /// <summary>Trains both sides on the same batches and throws where their losses differ.</summary>
    public static void RequireSameLosses(TrainGenerated generated, TrainNaively naive, BatchCycle batches)
    {
        for (int step = 1; step <= ComparedSteps; step++)
        {
            Batch batch = batches.Next();
            Agreement.Require($"The loss of step {step}", generated.Step(batch), naive.Step(batch));
        }
    }
}
