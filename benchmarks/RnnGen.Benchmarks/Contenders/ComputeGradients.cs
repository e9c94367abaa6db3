using RnnGen.Training;

namespace RnnGen.Benchmarks;

/// <summary>The forward and backward pass of the emitted training step; the parameters do not change.</summary>
internal sealed class ComputeGradients(RnnModel model, BatchCycle batches, int threads, DropoutRates dropout) : Contender
{
    private readonly Trainer _trainer = model.CreateTrainer(TrainingRecipe.Options(threads, dropout));

    public override void Run(int repetitions)
    {
        for (int repetition = 0; repetition < repetitions; repetition++)
        {
            Batch batch = batches.Next();
            _trainer.ComputeGradients(batch.Inputs, batch.Targets, batch.Targets.Length);
        }
    }
}
