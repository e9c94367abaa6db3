using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>How a model is trained. A preset has one of its own, which options change.</summary>
internal sealed record TrainingRecipe
{
    /// <summary>What suits small models.</summary>
    public static TrainingRecipe Default { get; } = new();

    /// <summary>What suits medium models: they would learn a book by heart without dropout.</summary>
    public static TrainingRecipe Medium { get; } = new()
    {
        Epochs = 12,
        LearningRate = 2e-3f,
        Schedule = ScheduleChoice.Parse("plateau")!,
        Dropout = new DropoutChoice(DropoutRates.Everywhere(0.3f)),
    };

    /// <summary>What gets the most out of a text of some hundred thousand words.</summary>
    public static TrainingRecipe Book { get; } = new()
    {
        Epochs = 15,
        Optimizer = OptimizerChoice.AdamW,
        LearningRate = 3e-3f,
        WeightDecay = 0.1,
        Schedule = ScheduleChoice.Parse("cosine")!,
        Dropout = new DropoutChoice(DropoutRates.Everywhere(0.5f)),
        OutputBias = OutputBias.Frequencies,
    };

    /// <summary>Passes over the text.</summary>
    public int Epochs { get; init; } = 5;

    /// <summary>How parameters follow their gradients.</summary>
    public OptimizerChoice Optimizer { get; init; } = OptimizerChoice.Adam;

    /// <summary>The optimiser's.</summary>
    public float LearningRate { get; init; } = 1e-3f;

    /// <summary>How strongly parameters are drawn to zero.</summary>
    public double WeightDecay { get; init; }

    /// <summary>How the learning rate changes.</summary>
    public ScheduleChoice Schedule { get; init; } = ScheduleChoice.Constant;

    /// <summary>Steps in which the learning rate rises first.</summary>
    public int WarmUpSteps { get; init; }

    /// <summary>The largest global norm of the gradients.</summary>
    public float ClipNorm { get; init; } = 5;

    /// <summary>The largest absolute value of a gradient.</summary>
    public float ClipValue { get; init; } = float.PositiveInfinity;

    /// <summary>How much of what one layer hands to the next is dropped.</summary>
    public DropoutChoice Dropout { get; init; }

    /// <summary>Epochs without improvement that end the training; 0 for all epochs.</summary>
    public int Patience { get; init; }

    /// <summary>What the output layer's bias begins with.</summary>
    public OutputBias OutputBias { get; init; }

    /// <summary>The recipe as the library takes it.</summary>
    public TrainingOptions ToOptions(ulong seed, int threads, int sampledWords, CheckpointOptions? checkpoint) => new()
    {
        Epochs = Epochs,
        Optimizer = OptimizerChoices.Create(Optimizer, LearningRate, WeightDecay),
        Schedule = WarmUpSteps > 0 ? LearningRateSchedules.WarmUp(WarmUpSteps, Schedule.Schedule) : Schedule.Schedule,
        ClipNorm = ClipNorm,
        ClipValue = ClipValue,
        Dropout = Dropout.Rates,
        Patience = Patience,
        Seed = seed,
        Threads = threads,
        SampledWords = sampledWords,
        Checkpoint = checkpoint,
    };

    /// <summary>Such as <c>5 epochs, Adam 0.001, clip 5</c>: what does nothing is left out.</summary>
    public override string ToString()
    {
        List<string> parts = [$"{Epochs} epochs", $"{Optimizer} {LearningRate}"];
        AddUnless(WeightDecay == 0, $"weight decay {WeightDecay}");
        AddUnless(Schedule == ScheduleChoice.Constant, $"schedule {Schedule.Text}");
        AddUnless(WarmUpSteps == 0, $"warm-up {WarmUpSteps:N0} steps");
        AddUnless(float.IsPositiveInfinity(ClipNorm), $"clip {ClipNorm}");
        AddUnless(float.IsPositiveInfinity(ClipValue), $"clip value {ClipValue}");
        AddUnless(Dropout == DropoutChoice.None, $"dropout {Dropout}");
        AddUnless(Patience == 0, $"patience {Patience}");
        AddUnless(OutputBias == OutputBias.Random, "output bias from frequencies");
        return string.Join(", ", parts);

        void AddUnless(bool isNothing, string part)
        {
            if (!isNothing)
            {
                parts.Add(part);
            }
        }
    }
}
