using RnnGen.SweepModels;

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
            foreach (string options in (string[])["adam", "sampled", "plateau", "sgd", "patience", "dropout"])
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

            Assert.True(expected.Bound.Parameters.Span.SequenceEqual(resumed.Bound.Parameters.Span), $"Interrupted behind step {step}, it comes to other bits.");
            Assert.Equal(all.Steps.Skip(step).Select(Figures), rest.Steps.Select(Figures));
            Assert.Equal(all.Epochs.TakeLast(rest.Epochs.Count).Select(Figures), rest.Epochs.Select(Figures));
            Assert.Equal(
                (result.EpochsRun, result.BestEpoch, result.BestPerplexity, result.IsStoppedEarly, false),
                (end.EpochsRun, end.BestEpoch, end.BestPerplexity, end.IsStoppedEarly, end.IsCancelled));
        }
    }

    [Theory]
    [InlineData("ngram", "adam")]
    [InlineData("gru", "dropout")]
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
    public void The_number_of_threads_may_change()
    {
        (RnnModel expected, _, _) = Run("stream", "adam");
        Interrupt("stream", "adam", step: 5);

        RnnModel resumed = Model("stream", seed: 1);
        resumed.CreateTrainer(With("adam", threads: 3)).Resume(Path, Data("stream", resumed), Validation);

        Assert.True(expected.Bound.Parameters.Span.SequenceEqual(resumed.Bound.Parameters.Span));
    }

    [Fact]
    public void It_is_written_as_often_as_was_said()
    {
        RnnModel model = Model("stream", seed: 1);
        List<bool> exists = [];
        RecordingObserver observer = new() { Stepped = _ => exists.Add(File.Exists(Path)) };
        model.CreateTrainer(new TrainingOptions { Epochs = 1, Checkpoint = new CheckpointOptions { Path = Path, EverySteps = 3 } }).Fit(Data("stream", model), observer: observer);
        Assert.Equal([false, false, false, true, true], exists[..5]);

        File.Delete(Path);
        exists.Clear();
        model.CreateTrainer(new TrainingOptions { Epochs = 1, Checkpoint = new CheckpointOptions { Path = Path, Interval = TimeSpan.FromTicks(1) } }).Fit(Data("stream", model), observer: observer);
        Assert.Equal([false, true, true], exists[..3]);

        File.Delete(Path);
        exists.Clear();
        model.CreateTrainer(new TrainingOptions { Epochs = 2, Checkpoint = new CheckpointOptions { Path = Path } }).Fit(Data("stream", model), observer: observer);
        Assert.Equal(Data("stream", model).BatchCount, exists.IndexOf(true));
        Assert.Equal(["run.checkpoint"], _folder.Names());
    }

    /// <summary>In one of some runs: other tests' collections may count a few bytes against a thread that has allocated none.</summary>
    [Fact]
    public void Steps_between_checkpoints_allocate_nothing()
    {
        RnnModel model = Model("window", seed: 1);
        TrainingOptions options = new() { Epochs = 4, Checkpoint = new CheckpointOptions { Path = Path, EverySteps = 5, Interval = TimeSpan.FromHours(1) } };

        Assert.Contains(0, Enumerable.Range(0, 5).Select(_ => model.CreateTrainer(options).Fit(Data("window", model), Validation).AllocatedBytes));
    }

    [Fact]
    public void It_keeps_the_programs_note()
    {
        RnnModel model = Model("stream", seed: 1);
        model.CreateTrainer(new TrainingOptions { Epochs = 1, Checkpoint = new CheckpointOptions { Path = Path, Note = "señal \"x\"" } }).Fit(Data("stream", model));

        Assert.Equal("señal \"x\"", CheckpointFile.ReadNote(Path));
    }

    [Fact]
    public void A_run_that_diverges_keeps_the_last_good_one()
    {
        BigramNetwork network = new(120);
        BigramModel model = new(network, BigramModel.Words(120));
        StreamDataset train = new(Tokens, model.Shape);
        network.DivergesAt = train.BatchCount + 5;
        TrainingOptions options = new() { Epochs = 3, Checkpoint = new CheckpointOptions { Path = Path, EverySteps = 1 } };

        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(() => model.CreateTrainer(options).Fit(train));

        Assert.Equal((2, 5, 1), (error.Epoch, error.Step, error.BestEpoch));
        network.DivergesAt = 0;
        RecordingObserver rest = new();
        model.CreateTrainer(options).Resume(Path, train, observer: rest);
        Assert.Equal((2, 5), (rest.Steps[0].Epoch, rest.Steps[0].Step));
    }

    [Fact]
    public void Parameters_that_diverged_are_never_written()
    {
        BigramModel model = new(120);
        TrainingOptions options = new()
        {
            Epochs = 1,
            Optimizer = Optimizers.Sgd(float.MaxValue),
            ClipNorm = float.PositiveInfinity,
            Schedule = LearningRateSchedules.WarmUp(1, LearningRateSchedules.Step(1, 1e38)),
            Checkpoint = new CheckpointOptions { Path = Path, EverySteps = 1 },
        };

        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(() => model.CreateTrainer(options).Fit(new StreamDataset(Tokens, model.Shape)));

        Assert.Contains("Lower the learning rate", error.Message, StringComparison.Ordinal);
        Assert.All(model.Parameters(), parameter => Assert.True(float.IsFinite(parameter)));
        if (File.Exists(Path))
        {
            RnnModel resumed = new BigramModel(120);
            Assert.Throws<TrainingDivergedException>(() => resumed.CreateTrainer(options).Resume(Path, new StreamDataset(Tokens, resumed.Shape)));
        }
    }

    [Fact]
    public void One_that_cannot_be_written_ends_the_run_unless_somebody_is_told()
    {
        string folder = Directory.CreateDirectory(System.IO.Path.Combine(_folder.FullName, "sub")).FullName;
        string path = System.IO.Path.Combine(folder, "run.checkpoint");
        List<Exception> told = [];
        RecordingObserver observer = new() { Stepped = _ => Directory.Delete(folder, recursive: true) };
        RecordingObserver once = new() { Stepped = step => RemoveAt(step, folder) };

        Assert.ThrowsAny<IOException>(() => Fit(new CheckpointOptions { Path = path, EverySteps = 1 }, observer));
        Directory.CreateDirectory(folder);
        Fit(new CheckpointOptions { Path = path, EverySteps = 1, WriteFailed = told.Add }, once);

        Assert.NotEmpty(told);
        Assert.All(told, e => Assert.Contains("does not exist", e.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void That_it_cannot_be_written_is_found_before_the_first_step()
    {
        RecordingObserver observer = new();

        Assert.Throws<DirectoryNotFoundException>(() => Fit(new CheckpointOptions { Path = _folder.File("absent/run.checkpoint") }, observer));

        Assert.Empty(observer.Steps);
    }

    [Fact]
    public void Options_outside_their_range_are_refused()
    {
        Assert.Contains("EverySteps is -1", Assert.ThrowsAny<ArgumentException>(() => Fit(new CheckpointOptions { Path = "x", EverySteps = -1 })).Message, StringComparison.Ordinal);
        Assert.Contains("Interval is -", Assert.ThrowsAny<ArgumentException>(() => Fit(new CheckpointOptions { Path = "x", Interval = TimeSpan.FromSeconds(-1) })).Message, StringComparison.Ordinal);
        Assert.Contains("empty", Assert.ThrowsAny<ArgumentException>(() => Fit(new CheckpointOptions { Path = "" })).Message, StringComparison.Ordinal);
    }

    private static void Fit(CheckpointOptions checkpoint, RecordingObserver? observer = null)
    {
        RnnModel model = Model("stream", seed: 1);
        model.CreateTrainer(new TrainingOptions { Epochs = 1, Checkpoint = checkpoint }).Fit(Data("stream", model), observer: observer);
    }

    private static void RemoveAt(in TrainingStep step, string folder)
    {
        if (step.Step == 2)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Cancels behind some steps: what a killed process leaves is the same file, unless later steps are lost with it.</summary>
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
        Trainer trainer = model.CreateTrainer(With(options, cancellationToken: cancellation.Token));
        TrainingResult result = resume ? trainer.Resume(Path, Data(data, model), Validation, observer) : trainer.Fit(Data(data, model), Validation, observer);
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

    private TrainingOptions With(string name, int threads = 1, CancellationToken cancellationToken = default) => new()
    {
        Epochs = name == "patience" ? 30 : Epochs,
        Patience = name == "patience" ? 1 : 0,
        Optimizer = name switch
        {
            "sgd" => Optimizers.Sgd(0.1f, momentum: 0.9, weightDecay: 1e-4),
            "plateau" => Optimizers.RmsProp(0.01f),
            "patience" => Optimizers.AdamW(0.05f),
            _ => Optimizers.Adam(0.01f),
        },
        Schedule = name switch
        {
            "plateau" => LearningRateSchedules.WarmUp(5, LearningRateSchedules.ReduceOnPlateau()),
            "sgd" => LearningRateSchedules.Cosine(),
            _ => LearningRateSchedules.Constant,
        },
        SampledWords = name == "sampled" ? 32 : 0,
        Dropout = name == "dropout" ? new DropoutRates(0.1f, 0.2f, 0.3f) : DropoutRates.None,
        Seed = 5,
        Threads = threads,
        Checkpoint = new CheckpointOptions { Path = Path },
        CancellationToken = cancellationToken,
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
        "ngram" => new NGramDataset(Tokens.Select(token => token % 40).ToArray(), model.Shape),
        _ => new StreamDataset(Tokens, model.Shape),
    };

    private static (int, int, double, double, float) Figures(TrainingStep step) => (step.Epoch, step.Step, step.Loss, step.GradientNorm, step.LearningRate);

    private static (int, double, double, double, float, bool) Figures(TrainingEpoch epoch) =>
        (epoch.Epoch, epoch.TrainPerplexity, epoch.ValidationPerplexity, epoch.GradientNorm, epoch.LearningRate, epoch.IsBest);
}
