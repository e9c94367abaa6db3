using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>Runs beside the calling thread, and progress as a UI takes it.</summary>
public sealed class FitAsyncTests : IDisposable
{
    private const int WordCount = BigramText.WordCount;

    private static readonly int[] Text = BigramText.Of(400, seed: 1);
    private static readonly int[] Validation = BigramText.Of(100, seed: 2);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_trains_as_Fit_does_on_a_thread_of_its_own()
    {
        BigramModel expected = new(WordCount);
        TrainingResult fit = Trainer(expected).Fit(new StreamDataset(Text, expected.Shape), Validation);
        BigramModel model = new(WordCount);
        ListedProgress progress = new();

        TrainingResult result = await Trainer(model).FitAsync(new StreamDataset(Text, model.Shape), Validation, progress);

        Assert.Equal(expected.Parameters(), model.Parameters());
        Assert.Equal((fit.EpochsRun, fit.BestEpoch, fit.BestPerplexity, 0L), (result.EpochsRun, result.BestEpoch, result.BestPerplexity, result.AllocatedBytes));
        Assert.Equal([1, 2, 3], progress.Epochs.Select(epoch => epoch.Epoch));
        Assert.Equal(result.BestPerplexity, progress.Epochs[result.BestEpoch - 1].ValidationPerplexity);
        Assert.Equal([false], progress.OnPool.Distinct());
    }

    [Fact]
    public async Task Cancelled_it_keeps_the_best_epoch_and_has_a_result()
    {
        using CancellationTokenSource cancellation = new();
        BigramModel model = new(WordCount);
        float[] afterFirst = [];
        ListedProgress progress = new()
        {
            Reported = _ =>
            {
                afterFirst = model.Parameters();
                cancellation.Cancel();
            },
        };

        TrainingResult result = await Trainer(model).FitAsync(new StreamDataset(Text, model.Shape), Validation, progress, cancellation.Token);

        Assert.Equal((1, 1, true), (result.EpochsRun, result.BestEpoch, result.IsCancelled));
        Assert.Equal(afterFirst, model.Parameters());
    }

    [Fact]
    public async Task Cancelled_before_it_begins_it_has_a_result_too()
    {
        BigramModel model = new(WordCount);
        float[] before = model.Parameters();

        TrainingResult result = await Trainer(model).FitAsync(new StreamDataset(Text, model.Shape), cancellationToken: new CancellationToken(canceled: true));

        Assert.Equal((0, 0, true), (result.EpochsRun, result.BestEpoch, result.IsCancelled));
        Assert.Equal(before, model.Parameters());
    }

    [Fact]
    public async Task Exceptions_come_out_of_the_task()
    {
        BigramNetwork network = new(WordCount) { DivergesAt = 4 };
        BigramModel model = new(network, BigramModel.Words(WordCount));

        // One after the other: a second run of the same model is refused.
        Task<TrainingResult> diverging = Trainer(model).FitAsync(new StreamDataset(Text, model.Shape));
        Assert.Equal(4, (await Assert.ThrowsAsync<TrainingDivergedException>(() => diverging)).Step);
        Task<TrainingResult> withoutData = Trainer(model).FitAsync(null!);
        Assert.Equal("train", (await Assert.ThrowsAsync<ArgumentNullException>(() => withoutData)).ParamName);
        Task<TrainingResult> withoutFile = Trainer(model).ResumeAsync(_folder.File("absent"), new StreamDataset(Text, model.Shape));
        await Assert.ThrowsAsync<FileNotFoundException>(() => withoutFile);
    }

    [Fact]
    public async Task A_run_is_resumed_beside_the_calling_thread_and_in_it()
    {
        BigramModel expected = new(WordCount);
        Trainer(expected).Fit(new WindowDataset(Text, expected.Shape), Validation);
        Interrupt();
        BigramModel beside = new(WordCount, seed: 9);
        ListedProgress progress = new();

        TrainingResult result = await Trainer(beside).ResumeAsync(Path, new WindowDataset(Text, beside.Shape), Validation, progress);

        Assert.Equal((3, false), (result.EpochsRun, result.IsCancelled));
        Assert.Equal([2, 3], progress.Epochs.Select(epoch => epoch.Epoch));
        Assert.Equal(expected.Parameters(), beside.Parameters());

        Interrupt();
        BigramModel within = new(WordCount, seed: 9);
        ListedProgress again = new();
        Trainer(within).Resume(Path, new WindowDataset(Text, within.Shape), Validation, again);
        Assert.Equal([2, 3], again.Epochs.Select(epoch => epoch.Epoch));
        Assert.Equal(expected.Parameters(), within.Parameters());

        void Interrupt()
        {
            using CancellationTokenSource cancellation = new();
            BigramModel model = new(WordCount);
            ListedProgress cancelling = new() { Reported = _ => cancellation.Cancel() };
            Trainer trainer = model.CreateTrainer(Options with { Checkpoint = new CheckpointOptions { Path = Path } });
            Assert.True(trainer.Fit(new WindowDataset(Text, model.Shape), Validation, cancelling, cancellation.Token).IsCancelled);
        }
    }

    [Fact]
    public void An_observer_implements_what_it_needs()
    {
        BigramModel model = new(WordCount);

        Assert.Equal(3, Trainer(model).Fit(new StreamDataset(Text, model.Shape), observer: new Indifferent()).EpochsRun);
    }

    private static TrainingOptions Options => new() { Epochs = 3, Optimizer = Optimizers.Adam(0.02f), Seed = 5 };

    private string Path => _folder.File("run.checkpoint");

    private static Trainer Trainer(BigramModel model) => model.CreateTrainer(Options);

    private sealed class Indifferent : ITrainingObserver;

    /// <summary>Takes reports on the thread that makes them, unlike <see cref="Progress{T}"/>.</summary>
    private sealed class ListedProgress : IProgress<TrainingEpoch>
    {
        public List<TrainingEpoch> Epochs { get; } = [];

        public List<bool> OnPool { get; } = [];

        public Action<TrainingEpoch>? Reported { get; init; }

        public void Report(TrainingEpoch value)
        {
            Epochs.Add(value);
            OnPool.Add(Thread.CurrentThread.IsThreadPoolThread);
            Reported?.Invoke(value);
        }
    }
}
