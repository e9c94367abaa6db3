using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>How a model is trained. Each preset has its own recipe, which options override.</summary>
internal sealed record TrainingRecipe
{
    /// <summary>A recipe for small models.</summary>
    public static TrainingRecipe Default { get; } = new();

    /// <summary>A recipe for medium models, which would memorise a book without dropout.</summary>
    public static TrainingRecipe Medium { get; } = new()
    {
        Epochs = 12,
        LearningRate = 2e-3f,
        Schedule = ScheduleChoice.Parse("plateau")!,
        Dropout = new DropoutChoice(DropoutRates.Everywhere(0.3f)),
    };

    /// <summary>A recipe that gets the most out of a text of a few hundred thousand words.</summary>
    public static TrainingRecipe Book { get; } = new()
    {
        Epochs = 40,
        Patience = 3,
        Optimizer = OptimizerChoice.AdamW,
        LearningRate = 3e-3f,
        WeightDecay = 0.1,
        Schedule = ScheduleChoice.Parse("cosine")!,
        Dropout = new DropoutChoice(DropoutRates.Everywhere(0.5f)),
        DropoutScope = DropoutScope.Sequence,
        WeightDropout = 0.3f,
        Averaging = AveragingChoice.Parse("ema:0.998")!,
        OutputBias = OutputBias.Frequencies,
    };

    /// <summary>The same for a small model, which has less to forget.</summary>
    public static TrainingRecipe SmallBook { get; } = Book with
    {
        Epochs = 20,
        Patience = 0,
        Dropout = new DropoutChoice(DropoutRates.Everywhere(0.3f)),
        WeightDropout = 0,
    };

    /// <summary>Passes over the text.</summary>
    public int Epochs { get; init; } = 5;

    /// <summary>The optimiser.</summary>
    public OptimizerChoice Optimizer { get; init; } = OptimizerChoice.Adam;

    /// <summary>The optimiser's learning rate.</summary>
    public float LearningRate { get; init; } = 1e-3f;

    /// <summary>The weight decay: how strongly parameters are drawn to zero.</summary>
    public double WeightDecay { get; init; }

    /// <summary>How the learning rate changes.</summary>
    public ScheduleChoice Schedule { get; init; } = ScheduleChoice.Constant;

    /// <summary>Warm-up steps, over which the learning rate rises from 0.</summary>
    public int WarmUpSteps { get; init; }

    /// <summary>The largest global norm of the gradients.</summary>
    public float ClipNorm { get; init; } = 5;

    /// <summary>The largest absolute value of a gradient.</summary>
    public float ClipValue { get; init; } = float.PositiveInfinity;

    /// <summary>The dropout rates between layers.</summary>
    public DropoutChoice Dropout { get; init; }

    /// <summary>The dropout rate of whole words.</summary>
    public float WordDropout { get; init; }

    /// <summary>The dropout rate of recurrent weights.</summary>
    public float WeightDropout { get; init; }

    /// <summary>What shares a dropout mask.</summary>
    public DropoutScope DropoutScope { get; init; }

    /// <summary>α of activation regularisation.</summary>
    public float ActivationRegularization { get; init; }

    /// <summary>β of temporal activation regularisation.</summary>
    public float TemporalActivationRegularization { get; init; }

    /// <summary>Which average of the parameters counts.</summary>
    public AveragingChoice Averaging { get; init; } = AveragingChoice.None;

    /// <summary>What the network learns from besides the text.</summary>
    public TeacherChoice Teacher { get; init; } = TeacherChoice.None;

    /// <summary>λ: the teacher's share of each target.</summary>
    public float TeacherWeight { get; init; } = new TrainingOptions().SoftTargetWeight;

    /// <summary>How long the batches of a stream are.</summary>
    public BatchLengths Lengths { get; init; }

    /// <summary>Epochs without improvement after which training stops; 0 to run all epochs.</summary>
    public int Patience { get; init; }

    /// <summary>How the output layer's bias is initialised.</summary>
    public OutputBias OutputBias { get; init; }

    /// <summary>Converts the recipe to the library's options.</summary>
    public TrainingOptions ToOptions(ulong seed, int threads, int sampledWords, CheckpointOptions? checkpoint, SoftTargets? teacher) => new()
    {
        Epochs = Epochs,
        Optimizer = OptimizerChoices.Create(Optimizer, LearningRate, WeightDecay),
        Schedule = WarmUpSteps > 0 ? LearningRateSchedules.WarmUp(WarmUpSteps, Schedule.Schedule) : Schedule.Schedule,
        ClipNorm = ClipNorm,
        ClipValue = ClipValue,
        Dropout = Dropout.Rates with { Words = WordDropout, RecurrentWeights = WeightDropout, PerSequence = DropoutScope == DropoutScope.Sequence },
        ActivationRegularization = ActivationRegularization,
        TemporalActivationRegularization = TemporalActivationRegularization,
        SoftTargets = teacher,
        SoftTargetWeight = TeacherWeight,
        Averaging = Averaging.Averaging,
        Patience = Patience,
        Seed = seed,
        Threads = threads,
        SampledWords = sampledWords,
        Checkpoint = checkpoint,
    };

    /// <summary>Formats the recipe, such as <c>5 epochs, Adam 0.001, clip 5</c>; settings without effect are left out.</summary>
    public override string ToString()
    {
        List<string> parts = [$"{Epochs} epochs", $"{Optimizer} {LearningRate}"];
        AddUnless(WeightDecay == 0, $"weight decay {WeightDecay}");
        AddUnless(Schedule == ScheduleChoice.Constant, $"schedule {Schedule.Text}");
        AddUnless(WarmUpSteps == 0, $"warm-up {WarmUpSteps:N0} steps");
        AddUnless(float.IsPositiveInfinity(ClipNorm), $"clip {ClipNorm}");
        AddUnless(float.IsPositiveInfinity(ClipValue), $"clip value {ClipValue}");
        AddUnless(Dropout == DropoutChoice.None, $"dropout {Dropout}");
        AddUnless(WordDropout == 0, $"word dropout {WordDropout}");
        AddUnless(WeightDropout == 0, $"weight dropout {WeightDropout}");
        AddUnless(DropoutScope == DropoutScope.Step || Dropout == DropoutChoice.None, "dropout masks per sequence");
        AddUnless(ActivationRegularization == 0, $"AR {ActivationRegularization}");
        AddUnless(TemporalActivationRegularization == 0, $"TAR {TemporalActivationRegularization}");
        AddUnless(Teacher == TeacherChoice.None, $"teacher {Teacher.Text} by {TeacherWeight}");
        AddUnless(Averaging == AveragingChoice.None, $"average {Averaging.Text}");
        AddUnless(Lengths == BatchLengths.Fixed, "varied lengths");
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
