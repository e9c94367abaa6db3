namespace RnnGen.Benchmarks;

/// <summary>The emitted training step, through the trainer that users call: forward, loss, backward, clipping, Adam.</summary>
internal sealed class TrainGenerated(RnnModel model, BatchCycle batches, int threads) : Contender
{
    private readonly Trainer _trainer = model.CreateTrainer(TrainingRecipe.Options(threads));

    public override void Run(int repetitions)
    {
        for (int repetition = 0; repetition < repetitions; repetition++)
        {
            Step(batches.Next());
        }
    }

    /// <summary>One step; returns its loss.</summary>
    public double Step(Batch batch) => _trainer.Step(batch.Inputs, batch.Targets).Loss;
}
