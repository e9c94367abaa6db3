using RnnGen.SweepModels;
using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>A run that is interrupted and resumed comes to the bits of one that is not.</summary>
public sealed class CheckpointTests : IDisposable
{
    private const int Epochs = 3;

    private static readonly int[] Tokens = [.. Enumerable.Range(0, 1500).Select(i => 1 + (i * i % 119))];
    private static readonly int[] Validation = [.. Enumerable.Range(0, 200).Select(i => i * 7 % 40)];

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("run.checkpoint");

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string> Runs()
    {
        TheoryData<string, string> runs = [];
        foreach (string data in (string[])["stream", "window"])
        {
            foreach (string options in (string[])["adam", "sampled", "plateau", "sgd", "patience", "dropout", "everything", "nt-asgd"])
            {
                runs.Add(data, options);
            }
        }

        return runs;
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void A_resumed_run_comes_to_the_same_bits(string data, string options)
    {
        (RnnModel expected, RecordingObserver all, TrainingResult result) = Run(data, options);
        int batches = all.Steps[0].Steps;
        foreach (int step in (int[])[1, batches - 1, batches, batches + 2, 2 * batches])
        {
            Interrupt(data, options, step);

            (RnnModel resumed, RecordingObserver rest, TrainingResult end) = Run(data, options, resume: true, seed: 99);

            Assert.True(expected.Bound.Parameters.Span.SequenceEqual(resumed.Bound.Parameters.Span), $"Interrupted after step {step}, it comes to other bits.");
            Assert.Equal(all.Steps.Skip(step).Select(Figures), rest.Steps.Select(Figures));
            Assert.Equal(all.Epochs.TakeLast(rest.Epochs.Count).Select(Figures), rest.Epochs.Select(Figures));
            Assert.Equal(
                (result.EpochsRun, result.BestEpoch, result.BestPerplexity, result.IsStoppedEarly, false),
                (end.EpochsRun, end.BestEpoch, end.BestPerplexity, end.IsStoppedEarly, end.IsCancelled));
        }
    }

    [Theory]
    [InlineData("ngram", "adam")]
    [InlineData("varied", "adam")]
    [InlineData("varied", "everything")]
    [InlineData("gru", "dropout")]
    [InlineData("gru", "everything")]
    [InlineData("tied", "dropout")]
    [InlineData("projected", "dropout")]
    public void Ngrams_and_other_models_are_resumed_too(string data, string options)
    {
        (RnnModel expected, _, _) = Run(data, options);
        Interrupt(data, options, step: 7);

        Assert.True(expected.Bound.Parameters.Span.SequenceEqual(Run(data, options, resume: true, seed: 99).Model.Bound.Parameters.Span));
    }

    [Fact]
    public void A_run_interrupted_again_and_again_comes_to_the_same_bits()
    {
        (RnnModel expected, _, _) = Run("stream", "adam");
        Interrupt("stream", "adam", step: 4);
        for (int round = 0; round < 5; round++)
        {
            Interrupt("stream", "adam", step: 9, resume: true);
        }

        Assert.True(expected.Bound.Parameters.Span.SequenceEqual(Run("stream", "adam", resume: true).Model.Bound.Parameters.Span));
    }

    [Fact]
    public void A_complete_run_is_not_run_again()
    {
        (RnnModel expected, _, TrainingResult result) = Run("stream", "adam");

        (RnnModel resumed, RecordingObserver rest, TrainingResult end) = Run("stream", "adam", resume: true, seed: 99);

        Assert.Empty(rest.Steps);
        Assert.Equal((result.EpochsRun, result.BestEpoch, result.BestPerplexity), (end.EpochsRun, end.BestEpoch, end.BestPerplexity));
        Assert.True(expected.Bound.Parameters.Span.SequenceEqual(resumed.Bound.Parameters.Span));
    }

    [Fact]
    public void A_run_that_ended_after_a_checkpoint_is_complete_too()
    {
        RnnModel model = Model("stream", seed: 1);
        TrainingOptions options = new() { Epochs = 1, Checkpoint = new CheckpointOptions { Path = Path, EverySteps = 1 } };
        TrainingResult result = model.CreateTrainer(options).Fit(Data("stream", model), Validation);
        RecordingObserver rest = new();

        TrainingResult end = model.CreateTrainer(options).Resume(Path, Data("stream", model), Validation, rest);

        Assert.Empty(rest.Epochs);
        Assert.Equal((result.EpochsRun, result.BestEpoch, result.BestPerplexity), (end.EpochsRun, end.BestEpoch, end.BestPerplexity));
    }

    [Fact]
    public void A_run_that_goes_on_with_the_judgement_of_an_epoch_allocates_nothing()
    {
        RnnModel model = Model("stream", seed: 1);
        int batches = Data("stream", model).BatchCount;
        Interrupt("stream", "adam", step: batches);

        TrainingResult end = model.CreateTrainer(With("adam", threads: 2)).Resume(Path, Data("stream", model), Validation);

        Assert.Equal((Epochs, 0L), (end.EpochsRun, end.AllocatedBytes));
    }

    [Fact]
    public void The_number_of_threads_may_change()
    {
        (RnnModel expected, _, _) = Run("stream", "adam");
        Interrupt("stream", "adam", step: 5);

        RnnModel resumed = Model("stream", seed: 1);
        resumed.CreateTrainer(With("adam", threads: 3)).Resume(Path, Data("stream", resumed), Validation);

        Assert.True(expected.Bound.Parameters.Span.SequenceEqual(resumed.Bound.Parameters.Span));
    }

    /// <summary>Cancels after some steps: what a killed process leaves is the same file, unless later steps are lost with it.</summary>
    private void Interrupt(string data, string options, int step, bool resume = false)
    {
        using CancellationTokenSource cancellation = new();
        int steps = 0;
        RecordingObserver observer = new()
        {
            Stepped = _ =>
            {
                if (++steps == step)
                {
                    cancellation.Cancel();
                }
            },
        };
        RnnModel model = Model(data, seed: 1);
        Trainer trainer = model.CreateTrainer(With(options));
        SequenceDataset train = Data(data, model);
        TrainingResult result = resume
            ? trainer.Resume(Path, train, Validation, observer, cancellation.Token)
            : trainer.Fit(train, Validation, observer, cancellation.Token);
        Assert.True(result.IsCancelled);
    }

    private (RnnModel Model, RecordingObserver Observer, TrainingResult Result) Run(string data, string options, bool resume = false, ulong seed = 1)
    {
        RnnModel model = Model(data, seed);
        RecordingObserver observer = new();
        Trainer trainer = model.CreateTrainer(With(options));
        SequenceDataset train = Data(data, model);
        return (model, observer, resume ? trainer.Resume(Path, train, Validation, observer) : trainer.Fit(train, Validation, observer));
    }

    private TrainingOptions With(string name, int threads = 1) => new()
    {
        Epochs = name == "patience" ? 30 : name == "nt-asgd" ? 2 * Epochs : Epochs,
        Patience = name == "patience" ? 1 : 0,
        Optimizer = name switch
        {
            "sgd" => Optimizers.Sgd(0.1f, momentum: 0.9, weightDecay: 1e-4),
            "plateau" => Optimizers.RmsProp(0.01f),
            "patience" => Optimizers.AdamW(0.05f),
            "nt-asgd" => Optimizers.Sgd(30),
            _ => Optimizers.Adam(0.01f),
        },
        Schedule = name switch
        {
            "plateau" => LearningRateSchedules.WarmUp(5, LearningRateSchedules.ReduceOnPlateau()),
            "sgd" => LearningRateSchedules.Cosine(),
            _ => LearningRateSchedules.Constant,
        },
        SampledWords = name == "sampled" ? 32 : 0,
        Dropout = name switch
        {
            "dropout" => new DropoutRates { Embedding = 0.1f, Layers = 0.2f, Output = 0.3f },
            "everything" => new DropoutRates { Embedding = 0.1f, Words = 0.1f, Layers = 0.2f, Output = 0.3f, RecurrentWeights = 0.2f, PerSequence = true },
            _ => DropoutRates.None,
        },
        ActivationRegularization = name == "everything" ? 2 : 0,
        TemporalActivationRegularization = name == "everything" ? 1 : 0,
        SoftTargets = name == "everything" ? SoftTargets.Of(new RandomTeacher(120, seed: 1), Tokens) : null,
        Averaging = name switch
        {
            "everything" => WeightAveraging.Exponential(0.95),
            "nt-asgd" => WeightAveraging.NonMonotonic(epochs: 1),
            _ => WeightAveraging.None,
        },
        Seed = 5,
        Threads = threads,
        Checkpoint = new CheckpointOptions { Path = Path },
    };

    private static RnnModel Model(string data, ulong seed) => data switch
    {
        "ngram" => SweptModel.Create("LstmE17H8L1", BigramModel.Words(40), seed),
        "gru" => SweptModel.Create("GruWide", BigramModel.Words(120), seed),
        "tied" => SweptModel.Create("LstmTiedE40H40L2", BigramModel.Words(120), seed),
        "projected" => SweptModel.Create("LstmTiedE33H40L1", BigramModel.Words(120), seed),
        _ => SweptModel.Create("LstmWide", BigramModel.Words(120), seed),
    };

    private static SequenceDataset Data(string kind, RnnModel model) => kind switch
    {
        "window" => new WindowDataset(Tokens, model.Shape),
        "varied" => new StreamDataset(Tokens, model.Shape, variesLength: true),
        "ngram" => new NGramDataset(Tokens.Select(token => token % 40).ToArray(), model.Shape),
        _ => new StreamDataset(Tokens, model.Shape),
    };

    private static (int, int, double, double, float) Figures(TrainingStep step) => (step.Epoch, step.Step, step.Loss, step.GradientNorm, step.LearningRate);

    private static (int, double, double, double, float, bool) Figures(TrainingEpoch epoch) =>
        (epoch.Epoch, epoch.TrainPerplexity, epoch.ValidationPerplexity, epoch.GradientNorm, epoch.LearningRate, epoch.IsBest);
}
