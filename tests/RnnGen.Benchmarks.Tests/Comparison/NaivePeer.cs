using RnnGen.Training;

namespace RnnGen.Benchmarks.Tests;

/// <summary>The naive code in the place of a library, so that the column is tested without one.</summary>
/// <param name="lossOffset">What it adds to each loss.</param>
internal sealed class NaivePeer(double lossOffset = 0) : ITrainingPeer
{
    /// <summary>The threads that each row gave it.</summary>
    public List<int> Threads { get; } = [];

    public TrainingContender Create(RnnModel model, BatchCycle batches, int threads)
    {
        Threads.Add(threads);
        return new ShiftedTrainer(new TrainNaively(model, batches), batches, lossOffset);
    }

    /// <summary>Whole epochs of naive code would take minutes: here the generated code stands for the library.</summary>
    public Learner CreateLearner(RnnModel model, StreamDataset dataset, int[] validation, int epochs, int threads) =>
        new ShiftedLearner(new LearnGenerated(model, dataset, validation, TrainingRecipe.Options(epochs, threads)), lossOffset);

    private sealed class ShiftedLearner(Learner learner, double lossOffset) : Learner
    {
        public override void Train(LearningCurve curve) => learner.Train(curve);

        public override double Perplexity() => learner.Perplexity() * Math.Exp(lossOffset);
    }

    private sealed class ShiftedTrainer(TrainNaively naive, BatchCycle batches, double lossOffset) : TrainingContender(batches)
    {
        public override double Step(Batch batch) => naive.Step(batch) + lossOffset;
    }
}
