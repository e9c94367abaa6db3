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

    private sealed class ShiftedTrainer(TrainNaively naive, BatchCycle batches, double lossOffset) : TrainingContender(batches)
    {
        public override double Step(Batch batch) => naive.Step(batch) + lossOffset;
    }
}
