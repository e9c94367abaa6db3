using RnnGen.SweepModels;
using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>The average of the parameters, which is what is evaluated and kept.</summary>
[Trait("Category", "Numerics")]
public sealed class WeightAveragingTests
{
    private static readonly int[] Tokens = [.. Enumerable.Range(0, 1500).Select(i => 1 + (i * i % 119))];
    private static readonly int[] Validation = [.. Enumerable.Range(0, 200).Select(i => i * 7 % 40)];

    /// <summary>θ̄ += max(1 − decay, 1 / t)·(θ − θ̄), computed in double from the parameters after each step.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.999)]
    public void The_model_of_a_run_is_the_average(double decay)
    {
        RnnModel model = Model();
        double[] expected = new double[model.Bound.Parameters.Length];
        int steps = 0;
        float[] last = [];
        RecordingObserver observer = new()
        {
            Stepped = _ =>
            {
                steps++;
                last = model.Bound.Parameters.Span.ToArray();
                for (int i = 0; i < expected.Length; i++)
                {
                    expected[i] += Math.Max(1 - decay, 1.0 / steps) * (last[i] - expected[i]);
                }
            },
        };
        model.CreateTrainer(Options(WeightAveraging.Exponential(decay)) with { Epochs = 1 }).Fit(new StreamDataset(Tokens, model.Shape), default, observer);

        Assert.True(steps > 5);
        float[] kept = model.Bound.Parameters.Span.ToArray();
        Assert.All(kept.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 2e-6));
        Assert.NotEqual(last, kept);
    }

    /// <summary>Training goes on from the last parameters: steps are those of a run without an average, and what an epoch reports is of the average.</summary>
    [Fact]
    public void It_changes_what_is_evaluated_and_not_how_training_goes_on()
    {
        RecordingObserver plain = Fit(WeightAveraging.None, out RnnModel last), averaged = Fit(WeightAveraging.Exponential(0.97), out RnnModel model);

        Assert.Equal(plain.Steps.Select(step => (step.Loss, step.GradientNorm)), averaged.Steps.Select(step => (step.Loss, step.GradientNorm)));
        Assert.Equal(plain.Epochs.Select(epoch => epoch.TrainPerplexity), averaged.Epochs.Select(epoch => epoch.TrainPerplexity));
        Assert.All(plain.Epochs.Zip(averaged.Epochs), pair => Assert.NotEqual(pair.First.ValidationPerplexity, pair.Second.ValidationPerplexity));
        Assert.NotEqual(last.Bound.Parameters.Span.ToArray(), model.Bound.Parameters.Span.ToArray());
        Assert.Equal(averaged.Epochs.Min(epoch => epoch.ValidationPerplexity), model.CreateEvaluator().Evaluate(Validation).Perplexity, 1e-9);
    }

    /// <summary>An observer sees the average that was evaluated: a model that it saves is the one that the figures are of.</summary>
    [Fact]
    public void An_observer_of_epochs_sees_the_average()
    {
        RnnModel model = Model();
        List<double> perplexities = [];
        RecordingObserver observer = new() { EpochEnded = _ => perplexities.Add(model.CreateEvaluator().Evaluate(Validation).Perplexity) };
        model.CreateTrainer(Options(WeightAveraging.Exponential(0.97))).Fit(new StreamDataset(Tokens, model.Shape), Validation, observer);

        Assert.Equal(observer.Epochs.Select(epoch => epoch.ValidationPerplexity), perplexities);
    }

    /// <summary>n = 2: the mean begins after the first epoch whose loss is above the lowest of those more than two epochs before.</summary>
    [Theory]
    [InlineData(new[] { 5, 4, 3, 2, 1.0 }, -1)]
    [InlineData(new[] { 5, 6.0 }, -1)]
    [InlineData(new[] { 5, 4, 6, 5.1 }, 3)]
    [InlineData(new[] { 5, 4, 6, 5, 4.1 }, 4)]
    [InlineData(new[] { 5, 3, 4, 4, 4, 9.0 }, 4)]
    [InlineData(new[] { 5, 4, 4, 4, 4, 4.0 }, -1)]
    public void It_begins_where_the_loss_has_risen(double[] losses, int begins)
    {
        WeightAverage average = new(WeightAveraging.NonMonotonic(epochs: 2), length: 8);
        float[] parameters = [1, 2, 3, 4, 5, 6, 7, 8];
        int begun = -1;
        for (int epoch = 0; epoch < losses.Length && begun < 0; epoch++)
        {
            average.CompleteEpoch(losses[epoch]);
            average.Update(parameters, 0, 8);
            average.CompleteStep();
            begun = average.HasValues ? epoch : -1;
        }

        Assert.Equal(begins, begun);
        Assert.Equal(begins < 0 ? new float[8] : parameters, average.Values.Span.ToArray());
    }

    /// <summary>From there on it is the plain mean.</summary>
    [Fact]
    public void Non_monotonically_triggered_it_is_the_mean_from_then_on()
    {
        WeightAverage average = new(WeightAveraging.NonMonotonic(epochs: 1), length: 8);
        average.Update([9, 9, 9, 9, 9, 9, 9, 9], 0, 8);
        average.CompleteStep();
        foreach (double loss in (double[])[1, 3, 2])
        {
            average.CompleteEpoch(loss);
        }

        for (int step = 1; step <= 4; step++)
        {
            average.Update([step, 2 * step, 0, 0, 0, 0, 0, 0], 0, 8);
            average.CompleteStep();
        }

        Assert.Equal([2.5f, 5f, 0, 0, 0, 0, 0, 0], average.Values.Span.ToArray());
    }

    [Fact]
    public void Without_a_validation_text_it_is_refused()
    {
        RnnModel model = Model();
        Trainer trainer = model.CreateTrainer(Options(WeightAveraging.NonMonotonic()));

        ArgumentException error = Assert.Throws<ArgumentException>(() => trainer.Fit(new StreamDataset(Tokens, model.Shape)));

        Assert.Contains("NonMonotonic(epochs: 5) begins to average where the loss on the validation text rises, but there is no validation text.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_outside_their_range_are_refused()
    {
        foreach (double decay in (double[])[0, 1, -0.1, double.NaN])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => WeightAveraging.Exponential(decay));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => WeightAveraging.NonMonotonic(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => WeightAveraging.NonMonotonic(1001));
        Assert.Equal(["None", "Exponential(decay: 0.999)", "NonMonotonic(epochs: 5)"], new[] { WeightAveraging.None, WeightAveraging.Exponential(), WeightAveraging.NonMonotonic() }.Select(averaging => $"{averaging}"));
    }

    private static RecordingObserver Fit(WeightAveraging averaging, out RnnModel model)
    {
        model = Model();
        RecordingObserver observer = new();
        model.CreateTrainer(Options(averaging)).Fit(new StreamDataset(Tokens, model.Shape), Validation, observer);
        return observer;
    }

    private static TrainingOptions Options(WeightAveraging averaging) => new() { Epochs = 3, Optimizer = Optimizers.Adam(0.01f), Averaging = averaging, Threads = 1 };

    private static RnnModel Model() => SweptModel.Create("LstmWide", BigramModel.Words(120), seed: 1);
}
