using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>A run that is cancelled keeps the best of what it has.</summary>
public sealed class FitCancellationTests
{
    private const int WordCount = BigramText.WordCount;

    private static readonly int[] Text = BigramText.Of(400, seed: 1);
    private static readonly int[] Validation = BigramText.Of(100, seed: 2);

    [Fact]
    public void Cancelled_in_a_later_epoch_it_keeps_the_best_one()
    {
        using CancellationTokenSource cancellation = new();
        BigramModel model = new(WordCount);
        float[]? afterFirst = null;
        RecordingObserver observer = new()
        {
            EpochEnded = _ => afterFirst ??= model.Parameters(),
            Stepped = step => CancelAt(step, epoch: 2, step: 3, cancellation),
        };

        TrainingResult result = Trainer(model, epochs: 4).Fit(new StreamDataset(Text, model.Shape), Validation, observer, cancellation.Token);

        Assert.Equal((1, 1, true), (result.EpochsRun, result.BestEpoch, result.IsCancelled));
        Assert.Equal(3, observer.Steps[^1].Step);
        Assert.Equal(afterFirst, model.Parameters());
    }

    [Fact]
    public void Cancelled_in_its_first_epoch_it_keeps_what_it_has_learnt()
    {
        using CancellationTokenSource cancellation = new();
        BigramModel model = new(WordCount);
        float[] current = [];
        RecordingObserver observer = new()
        {
            Stepped = step =>
            {
                current = model.Parameters();
                CancelAt(step, epoch: 1, step: 5, cancellation);
            },
        };

        TrainingResult result = Trainer(model, epochs: 4).Fit(new StreamDataset(Text, model.Shape), Validation, observer, cancellation.Token);

        Assert.Equal((0, 0, true), (result.EpochsRun, result.BestEpoch, result.IsCancelled));
        Assert.True(double.IsNaN(result.BestPerplexity));
        Assert.Equal(5, observer.Steps.Count);
        Assert.Equal(current, model.Parameters());
    }

    [Fact]
    public void Cancelled_after_its_last_epoch_it_is_complete()
    {
        using CancellationTokenSource cancellation = new();
        BigramModel model = new(WordCount);
        RecordingObserver observer = new() { EpochEnded = _ => cancellation.Cancel() };

        TrainingResult result = Trainer(model, epochs: 1).Fit(new StreamDataset(Text, model.Shape), Validation, observer, cancellation.Token);

        Assert.Equal((1, false), (result.EpochsRun, result.IsCancelled));
    }

    private static void CancelAt(in TrainingStep current, int epoch, int step, CancellationTokenSource cancellation)
    {
        if (current.Epoch == epoch && current.Step == step)
        {
            cancellation.Cancel();
        }
    }

    private static Trainer Trainer(BigramModel model, int epochs) =>
        model.CreateTrainer(new TrainingOptions { Epochs = epochs, Optimizer = Optimizers.Adam(0.02f), Seed = 5 });
}
