using RnnGen.Training;

namespace RnnGen.Benchmarks;

/// <summary>The training settings of every side.</summary>
internal static class TrainingRecipe
{
    public const float LearningRate = 1e-3f;

    public const float ClipNorm = 5;

    private const int ComparedSteps = 3;

    /// <summary>The seed of the batches and of dropout.</summary>
    public const ulong Seed = 0;

    /// <summary>Creates the options of the generated code for one epoch.</summary>
    /// <param name="threads">Threads of the trainer.</param>
    /// <param name="dropout">What each step drops.</param>
    public static TrainingOptions Options(int threads, DropoutRates dropout) => Options(epochs: 1, threads) with { Dropout = dropout };

    /// <summary>Creates the options of the generated code for a number of epochs.</summary>
    public static TrainingOptions Options(int epochs, int threads) =>
        new() { Epochs = epochs, Optimizer = Optimizers.Adam(LearningRate), ClipNorm = ClipNorm, Threads = threads, Seed = Seed };

    /// <summary>Trains all sides on the same batches and throws if their losses differ; a side that is null is skipped.</summary>
    /// <exception cref="InvalidOperationException">They differ by more than rounding.</exception>
    public static void RequireSameLosses(BatchCycle batches, TrainGenerated generated, params ReadOnlySpan<(string Side, TrainingContender? Trainer)> others)
    {
        for (int step = 1; step <= ComparedSteps; step++)
        {
            Batch batch = batches.Next();
            double loss = generated.Step(batch);
            foreach ((string side, TrainingContender? other) in others)
            {
                if (other is not null)
                {
                    Agreement.Require($"The loss of step {step}", side, other.Step(batch), loss, Agreement.RelativeTolerance * Math.Abs(loss));
                }
            }
        }
    }
}
