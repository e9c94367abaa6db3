using RnnGen.Training;
using RnnGen.Threading;

namespace RnnGen.Tests;

public sealed class FitTests
{
    private const int WordCount = BigramText.WordCount;

    private static readonly int[] Text = BigramText.Of(400, seed: 1);
    private static readonly int[] Validation = BigramText.Of(100, seed: 2);

    [Fact]
    public void Learns_the_text_and_reports_every_step_and_epoch()
    {
        BigramModel model = new(WordCount);
        RecordingObserver observer = new();
        StreamDataset train = new(Text, model.Shape);

        TrainingResult result = Trainer(model, epochs: 4).Fit(train, Validation, observer);

        Assert.Equal((4, 4, false), (result.EpochsRun, result.BestEpoch, result.IsCancelled));
        Assert.InRange(result.BestPerplexity, 1, 4);
        Assert.Equal(4 * train.BatchCount, observer.Steps.Count);
        Assert.Equal(Enumerable.Range(0, observer.Steps.Count).Select(i => ((i / train.BatchCount) + 1, (i % train.BatchCount) + 1)),
            observer.Steps.Select(step => (step.Epoch, step.Step)));
        Assert.All(observer.Steps, step => Assert.Equal((4, train.BatchCount, 0.02f), (step.Epochs, step.Steps, step.LearningRate)));
        Assert.All(observer.Steps, step => Assert.True(step.GradientNorm > 0 && step.WordsPerSecond > 0));
        Assert.Equal([1, 2, 3, 4], observer.Epochs.Select(epoch => epoch.Epoch));
        Assert.True(observer.Epochs[3].ValidationPerplexity < observer.Epochs[0].ValidationPerplexity);

        // The last batch of an epoch is padded: its mean counts for fewer targets.
        int full = train.TargetsPerBatch;
        int last = train.TargetCount - (full * (train.BatchCount - 1));
        double lossSum = observer.Steps[..train.BatchCount].Sum(step => step.Loss * (step.Step < train.BatchCount ? full : last));
        Assert.NotEqual(full, last);
        Assert.Equal(Math.Exp(lossSum / train.TargetCount), observer.Epochs[0].TrainPerplexity, 1e-6);
        Assert.Equal(observer.Steps[..train.BatchCount].Average(step => step.GradientNorm), observer.Epochs[0].GradientNorm, 1e-9);
        Assert.All(observer.Epochs, epoch => Assert.Equal(0.02f, epoch.LearningRate));
    }

    /// <summary>A batch that is cut short moves the parameters by less.</summary>
    [Fact]
    public void The_learning_rate_of_a_batch_is_that_of_its_steps()
    {
        BigramModel model = new(WordCount);
        RecordingObserver observer = new();
        StreamDataset train = new(Text, model.Shape, variesLength: true);

        Trainer(model, epochs: 1).Fit(train, Validation, observer);

        Assert.Equal(Enumerable.Range(0, train.BatchCount).Select(batch => 0.02f * (train.StepsOf(batch) / (float)train.SequenceLength)), observer.Steps.Select(step => step.LearningRate));
        Assert.True(observer.Steps.Select(step => step.LearningRate).Distinct().Count() > 1);
    }

    [Fact]
    public void The_perplexity_of_an_epoch_is_the_evaluators()
    {
        BigramModel model = new(WordCount);

        TrainingResult result = Trainer(model, epochs: 2).Fit(new StreamDataset(Text, model.Shape), Validation);

        Assert.Equal(result.BestPerplexity, model.CreateEvaluator().Evaluate(Validation).Perplexity, 1e-9);
    }

    [Fact]
    public void The_best_epochs_parameters_are_kept()
    {
        // Trained on words that the validation text does not have in this order, the model gets worse with every epoch.
        BigramModel model = new(WordCount);
        int[] reversed = [.. Validation.Reverse()];
        List<float[]> snapshots = [];
        RecordingObserver observer = new() { EpochEnded = _ => snapshots.Add(model.Parameters()) };

        TrainingResult result = Trainer(model, epochs: 5).Fit(new StreamDataset(Text, model.Shape), reversed, observer);

        int best = observer.Epochs.MinBy(epoch => epoch.ValidationPerplexity).Epoch;
        Assert.True(best < 5, "The test needs an epoch after the best one.");
        Assert.Equal(best, result.BestEpoch);
        Assert.Equal(observer.Epochs[best - 1].ValidationPerplexity, result.BestPerplexity);
        Assert.Equal(snapshots[best - 1], model.Parameters());
        Assert.NotEqual(snapshots[4], model.Parameters());
        Assert.Equal(Enumerable.Range(1, 5).Select(epoch => epoch <= best), observer.Epochs.Select(epoch => epoch.IsBest));
    }

    [Fact]
    public void Without_a_validation_text_the_last_epoch_counts()
    {
        BigramModel model = new(WordCount);
        RecordingObserver observer = new();

        TrainingResult result = Trainer(model, epochs: 3).Fit(new StreamDataset(Text, model.Shape), observer: observer);

        Assert.Equal(3, result.BestEpoch);
        Assert.Equal(observer.Epochs[2].TrainPerplexity, result.BestPerplexity);
        Assert.All(observer.Epochs, epoch => Assert.True(double.IsNaN(epoch.ValidationPerplexity) && epoch.IsBest));
    }

    [Fact]
    public void A_stream_carries_its_state_and_windows_begin_with_zeros()
    {
        BigramNetwork streamed = new(WordCount);
        BigramNetwork windowed = new(WordCount);
        StreamDataset stream = new(Text, streamed.Shape);
        WindowDataset windows = new(Text, windowed.Shape);

        Trainer(new BigramModel(streamed, BigramModel.Words(WordCount)), epochs: 2).Fit(stream);
        Trainer(new BigramModel(windowed, BigramModel.Words(WordCount)), epochs: 2).Fit(windows);

        // An epoch begins with zeros, and the state is not carried out of its last batch.
        Assert.Equal((4, 2 * (stream.BatchCount - 1)), (streamed.ResetCount, streamed.CarryCount));
        Assert.Equal(0, windowed.CarryCount);
        Assert.True(windowed.ResetCount >= 2 * windows.BatchCount);
    }

    [Fact]
    public void Ngrams_are_learnt_too()
    {
        BigramModel model = new(new BigramNetwork(WordCount, loss: LossPosition.LastStep), BigramModel.Words(WordCount));

        TrainingResult result = Trainer(model, epochs: 4).Fit(new NGramDataset(Text, model.Shape), Validation);

        Assert.InRange(result.BestPerplexity, 1, 4);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_every_fit_is_a_run_of_its_own()
    {
        BigramModel model = new(WordCount);
        float[] initial = model.Parameters();
        Trainer trainer = Trainer(model, epochs: 2);
        trainer.Fit(new WindowDataset(Text, model.Shape), Validation);
        float[] first = model.Parameters();

        model.WriteTensor("output.weight", initial.AsSpan(0, WordCount * WordCount));
        model.WriteTensor("output.bias", initial.AsSpan(WordCount * WordCount));
        trainer.Fit(new WindowDataset(Text, model.Shape), Validation);

        Assert.Equal(first, model.Parameters());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Divergence_is_named_and_the_best_parameters_are_kept(int epochsBefore)
    {
        BigramNetwork network = new(WordCount);
        BigramModel model = new(network, BigramModel.Words(WordCount));
        StreamDataset train = new(Text, model.Shape);
        network.DivergesAt = (epochsBefore * train.BatchCount) + 4;
        float[] best = model.Parameters();
        RecordingObserver observer = new() { EpochEnded = _ => best = model.Parameters() };

        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(() => Trainer(model, epochs: 3).Fit(train, Validation, observer));

        Assert.Equal((epochsBefore + 1, 4), (error.Epoch, error.Step));
        Assert.Contains($"epoch {epochsBefore + 1}, step 4", error.Message, StringComparison.Ordinal);
        Assert.Contains("learning rate", error.Message, StringComparison.Ordinal);
        Assert.Equal(best, model.Parameters());
    }

    [Fact]
    public void Data_that_do_not_fit_are_refused()
    {
        BigramModel model = new(new BigramNetwork(20), BigramModel.Words(WordCount));
        Trainer trainer = Trainer(model, epochs: 1);
        StreamDataset train = new(Text, model.Shape);
        int[] large = [.. Text, 15];

        Assert.Contains("T = 4, B = 2", Refused(new StreamDataset(Text, new BigramNetwork(20, sequenceLength: 4).Shape), Validation), StringComparison.Ordinal);
        Assert.Contains("token 15", Refused(new StreamDataset(large, model.Shape), Validation), StringComparison.Ordinal);
        Assert.Contains("has 1 words, but needs at least 2", Refused(train, Validation[..1]), StringComparison.Ordinal);
        Assert.Contains("tokens[0] is 15", Refused(train, [15, 1, 2]), StringComparison.Ordinal);

        string Refused(SequenceDataset data, int[] validation) => Assert.ThrowsAny<ArgumentException>(() => trainer.Fit(data, validation)).Message;
    }

    [Fact]
    public void Training_and_evaluation_allocate_nothing_and_the_observer_is_not_counted()
    {
        BigramModel model = new(WordCount);
        RecordingObserver observer = new() { Stepped = _ => GC.KeepAlive(new byte[100]), EpochEnded = _ => GC.KeepAlive(new byte[100]) };

        Assert.Equal(0, Trainer(model, epochs: 3).Fit(new StreamDataset(Text, model.Shape), Validation, observer).AllocatedBytes);
        Assert.Equal(0, Trainer(model, epochs: 3).Fit(new WindowDataset(Text, model.Shape), Validation).AllocatedBytes);
    }

    [Fact]
    public void An_allocation_in_the_passes_is_counted()
    {
        BigramModel model = new(new AllocatingNetwork(WordCount), BigramModel.Words(WordCount));
        StreamDataset train = new(Text, model.Shape);

        TrainingResult result = Trainer(model, epochs: 1).Fit(train, Validation);

        // One array of at least 40 bytes in every step but the first.
        Assert.InRange(result.AllocatedBytes, 40 * (train.BatchCount - 1), 80 * train.BatchCount);
    }

    /// <summary>A large team takes all idle workers between two steps: the run has kept its own, and has none to replace.</summary>
    [Fact]
    public void Workers_are_kept_from_step_to_step()
    {
        BigramModel model = new(WordCount);
        Team other = new(new FixedTeamSize(33));
        RecordingObserver observer = new() { Stepped = _ => other.KeepWorkers() };
        Trainer trainer = new(model, new TrainingOptions { Epochs = 1 }, new MeasuredTeamSize(3));

        TrainingResult result = trainer.Fit(new StreamDataset(Text, model.Shape), Validation, observer);

        other.ReleaseWorkers();
        Assert.Equal((3, 0L), (trainer.Threads, result.AllocatedBytes));
    }

    private static Trainer Trainer(BigramModel model, int epochs) =>
        model.CreateTrainer(new TrainingOptions { Epochs = epochs, Optimizer = Optimizers.Adam(0.02f), Seed = 5 });
}
