using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>A trainer that is running refuses a second use and names both; the run that holds it goes on as if nothing had been.</summary>
public sealed class TrainerUseTests
{
    private static readonly BigramModel Model = new(new BigramNetwork(10), BigramModel.Words(6));
    private static readonly int[] Tokens = [.. Enumerable.Range(0, 60).Select(i => i % 6)];

    [Fact]
    public async Task A_second_run_from_another_thread_is_refused()
    {
        Trainer trainer = Model.CreateTrainer(new TrainingOptions { Epochs = 2 });
        using SemaphoreSlim begun = new(0);
        using SemaphoreSlim mayEnd = new(0);
        Task<TrainingResult> first = trainer.FitAsync(new StreamDataset(Tokens, Model.Shape), default, new Waiting(begun, mayEnd));
        await begun.WaitAsync();

        StreamDataset data = new(Tokens, Model.Shape);
        AssertRefused("Fit was called while Fit ", () => trainer.Fit(data));
        AssertRefused("Resume was called while Fit ", () => trainer.Resume("none", data));
        AssertRefused("Step was called while Fit ", () => trainer.Step(new int[data.InputsPerBatch], new int[data.TargetsPerBatch]));
        AssertRefused("ResetState was called while Fit ", trainer.ResetState);
        AssertRefused("CarryState was called while Fit ", trainer.CarryState);
        await Assert.ThrowsAsync<InvalidOperationException>(() => trainer.FitAsync(data));

        mayEnd.Release(100);
        Assert.Equal(2, (await first).EpochsRun);
        Assert.Equal(2, trainer.Fit(data).EpochsRun);
    }

    [Fact]
    public void An_observer_cannot_use_the_trainer_that_calls_it()
    {
        Trainer trainer = Model.CreateTrainer(new TrainingOptions { Epochs = 1 });
        StreamDataset data = new(Tokens, Model.Shape);
        AssertRefused("ResetState was called while Fit ", () => trainer.Fit(data, default, new Reentering(trainer)));
        Assert.Equal(1, trainer.Fit(data).EpochsRun);
    }

    /// <summary>What was checked is what is evaluated.</summary>
    [Fact]
    public void A_validation_text_that_is_changed_meanwhile_is_evaluated_as_it_was()
    {
        int[] validation = [.. Tokens];
        TrainingOptions options = new() { Epochs = 2, Threads = 1 };
        double expected = new BigramModel(new BigramNetwork(10), BigramModel.Words(6)).CreateTrainer(options).Fit(new StreamDataset(Tokens, Model.Shape), validation).BestPerplexity;
        BigramModel model = new(new BigramNetwork(10), BigramModel.Words(6));
        TrainingResult result = model.CreateTrainer(options).Fit(new StreamDataset(Tokens, Model.Shape), validation, new Spoiling(validation));
        Assert.Equal(expected, result.BestPerplexity);
    }

    private static void AssertRefused(string message, Action use) =>
        Assert.StartsWith(message, Assert.Throws<InvalidOperationException>(use).Message, StringComparison.Ordinal);

    private sealed class Waiting(SemaphoreSlim begun, SemaphoreSlim mayEnd) : ITrainingObserver
    {
        public void OnStep(in TrainingStep step)
        {
            begun.Release();
            mayEnd.Wait();
        }
    }

    private sealed class Spoiling(int[] tokens) : ITrainingObserver
    {
        public void OnStep(in TrainingStep step) => tokens[30] = -1_000_000_000;
    }

    private sealed class Reentering(Trainer trainer) : ITrainingObserver
    {
        public void OnEpoch(in TrainingEpoch epoch) => trainer.ResetState();
    }
}
