using RnnGen.SweepModels;
using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>When checkpoints are written, and when they are not.</summary>
public sealed class CheckpointWritingTests : IDisposable
{
    private static readonly int[] Tokens = [.. Enumerable.Range(0, 1500).Select(i => 1 + (i * i % 119))];

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("run.checkpoint");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_written_as_often_as_was_said()
    {
        RnnModel model = Model();
        List<bool> exists = [];
        RecordingObserver observer = new() { Stepped = _ => exists.Add(File.Exists(Path)) };
        model.CreateTrainer(new TrainingOptions { Epochs = 1, Checkpoint = new CheckpointOptions { Path = Path, EverySteps = 3 } }).Fit(Stream(model), observer: observer);
        Assert.Equal([false, false, false, true, true], exists[..5]);

        File.Delete(Path);
        exists.Clear();
        model.CreateTrainer(new TrainingOptions { Epochs = 1, Checkpoint = new CheckpointOptions { Path = Path, Interval = TimeSpan.FromTicks(1) } }).Fit(Stream(model), observer: observer);
        Assert.Equal([false, true, true], exists[..3]);

        File.Delete(Path);
        exists.Clear();
        model.CreateTrainer(new TrainingOptions { Epochs = 2, Checkpoint = new CheckpointOptions { Path = Path } }).Fit(Stream(model), observer: observer);
        Assert.Equal(Stream(model).BatchCount, exists.IndexOf(true));
        Assert.Equal(["run.checkpoint"], _folder.Names());
    }

    /// <summary>In one of some runs: other tests' collections may count a few bytes against a thread that has allocated none.</summary>
    [Fact]
    public void Steps_between_checkpoints_allocate_nothing()
    {
        RnnModel model = Model();
        TrainingOptions options = new() { Epochs = 4, Checkpoint = new CheckpointOptions { Path = Path, EverySteps = 5, Interval = TimeSpan.FromHours(1) } };

        Assert.Contains(0, Enumerable.Range(0, 5).Select(_ => model.CreateTrainer(options).Fit(new WindowDataset(Tokens, model.Shape), Tokens.AsMemory(0, 200)).AllocatedBytes));
    }

    [Fact]
    public void It_keeps_the_programs_note()
    {
        RnnModel model = Model();
        model.CreateTrainer(new TrainingOptions { Epochs = 1, Checkpoint = new CheckpointOptions { Path = Path, Note = "señal \"x\"" } }).Fit(Stream(model));

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
        Assert.Contains("lone surrogate at index 1", Assert.ThrowsAny<ArgumentException>(() => Fit(new CheckpointOptions { Path = "x", Note = "a\uD800" })).Message, StringComparison.Ordinal);
        Assert.Contains("empty", Assert.ThrowsAny<ArgumentException>(() => Fit(new CheckpointOptions { Path = "" })).Message, StringComparison.Ordinal);
    }

    private static void Fit(CheckpointOptions checkpoint, RecordingObserver? observer = null)
    {
        RnnModel model = Model();
        model.CreateTrainer(new TrainingOptions { Epochs = 1, Checkpoint = checkpoint }).Fit(Stream(model), observer: observer);
    }

    private static void RemoveAt(in TrainingStep step, string folder)
    {
        if (step.Step == 2)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static RnnModel Model() => SweptModel.Create("LstmWide", BigramModel.Words(120), seed: 1);

    private static StreamDataset Stream(RnnModel model) => new(Tokens, model.Shape);
}
