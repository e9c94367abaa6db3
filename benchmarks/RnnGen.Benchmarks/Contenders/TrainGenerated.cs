using RnnGen.Training;

namespace RnnGen.Benchmarks;

/// <summary>The emitted training step, through the trainer that users call.</summary>
internal sealed class TrainGenerated(RnnModel model, BatchCycle batches, int threads, DropoutRates dropout = default) : TrainingContender(batches)
{
    private readonly Trainer _trainer = model.CreateTrainer(TrainingRecipe.Options(threads, dropout));

    public override long AllocatedBytes => base.AllocatedBytes + _trainer.WorkerAllocatedBytes;

    public override double Step(Batch batch) => _trainer.Step(batch.Inputs, batch.Targets).Loss;
}
