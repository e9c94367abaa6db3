namespace RnnGen.Benchmarks;

/// <summary>A side that trains: one repetition is one step on the next batch.</summary>
/// <param name="batches">The batches that it reads.</param>
internal abstract class TrainingContender(BatchCycle batches) : Contender
{
    /// <summary>Runs one step: forward pass, loss, backward pass, clipping, Adam; returns its loss.</summary>
    public abstract double Step(Batch batch);

    public override void Run(int repetitions)
    {
        for (int repetition = 0; repetition < repetitions; repetition++)
        {
            Step(batches.Next());
        }
    }
}
