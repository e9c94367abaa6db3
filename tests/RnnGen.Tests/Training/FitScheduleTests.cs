using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>What a run makes of its options' schedule and patience.</summary>
public sealed class FitScheduleTests
{
    private const int WordCount = BigramText.WordCount;

    private static readonly int[] Text = BigramText.Of(400, seed: 1);
    private static readonly int[] Validation = BigramText.Of(100, seed: 2);

    [Fact]
    public void Without_improvement_it_stops_early()
    {
        BigramModel model = new(WordCount);
        int[] reversed = [.. Validation.Reverse()];
        RecordingObserver observer = new();

        TrainingResult result = model.CreateTrainer(new TrainingOptions { Epochs = 50, Patience = 3, Optimizer = Optimizers.Adam(0.02f) })
            .Fit(new StreamDataset(Text, model.Shape), reversed, observer);

        Assert.Equal((true, false), (result.IsStoppedEarly, result.IsCancelled));
        Assert.Equal(result.BestEpoch + 3, result.EpochsRun);
        Assert.Equal(result.BestPerplexity, model.CreateEvaluator().Evaluate(reversed).Perplexity, 1e-9);
        Assert.Equal(result.EpochsRun, observer.Epochs.Count);
    }

    [Fact]
    public void The_last_epoch_is_no_early_one()
    {
        BigramModel model = new(WordCount);

        TrainingResult result = model.CreateTrainer(new TrainingOptions { Epochs = 3, Patience = 3, Optimizer = Optimizers.Adam(0.02f) }).Fit(new StreamDataset(Text, model.Shape));

        Assert.Equal((3, false, false), (result.EpochsRun, result.IsStoppedEarly, result.IsCancelled));
    }

    [Fact]
    public void The_schedule_sets_the_rate_of_every_step()
    {
        BigramModel model = new(WordCount);
        RecordingObserver observer = new();
        StreamDataset train = new(Text, model.Shape);
        LearningRateSchedule schedule = LearningRateSchedules.WarmUp(10, LearningRateSchedules.Step(everyEpochs: 1, factor: 0.5));

        model.CreateTrainer(new TrainingOptions { Epochs = 3, Schedule = schedule, Optimizer = Optimizers.Adam(0.02f) }).Fit(train, Validation, observer);

        Assert.Equal([0.002, 0.004, 0.006], observer.Steps.Take(3).Select(step => Math.Round(step.LearningRate, 8)));
        Assert.Equal([0.02f, 0.01f, 0.005f], observer.Epochs.Select(epoch => epoch.LearningRate));
        Assert.All(observer.Steps.Where(step => step.Epoch == 3), step => Assert.Equal(0.005f, step.LearningRate));
    }

    [Fact]
    public void A_rate_of_almost_nothing_leaves_the_parameters_alone()
    {
        BigramModel model = new(WordCount);
        float[] afterFirst = [];
        RecordingObserver observer = new() { EpochEnded = epoch => afterFirst = epoch.Epoch == 1 ? model.Parameters() : afterFirst };

        model.CreateTrainer(new TrainingOptions { Epochs = 2, Schedule = LearningRateSchedules.Step(1, 1e-30), Optimizer = Optimizers.Adam(0.02f) }).Fit(new StreamDataset(Text, model.Shape), observer: observer);

        Assert.Equal(afterFirst, model.Parameters());
    }

    [Fact]
    public void A_plateau_of_the_validation_text_lowers_the_rate()
    {
        BigramModel model = new(WordCount);
        RecordingObserver observer = new();

        model.CreateTrainer(new TrainingOptions { Epochs = 6, Schedule = LearningRateSchedules.ReduceOnPlateau(), Optimizer = Optimizers.Adam(0.02f) })
            .Fit(new StreamDataset(Text, model.Shape), Validation.Reverse().ToArray(), observer);

        float rate = 0.02f;
        foreach (TrainingEpoch epoch in observer.Epochs)
        {
            Assert.Equal(rate, epoch.LearningRate);
            rate = epoch.IsBest ? rate : rate / 2;
        }

        Assert.True(rate < 0.01f);
    }
}
