namespace RnnGen.Benchmarks;

/// <summary>A library that trains the same network, too large to be a dependency of this program: another program supplies it.</summary>
internal interface ITrainingPeer
{
    /// <summary>The training step of a model, starting from its present parameters; the model itself does not change.</summary>
    /// <param name="model">What to train a copy of.</param>
    /// <param name="batches">What the step reads.</param>
    /// <param name="threads">Threads that it may use.</param>
    TrainingContender Create(RnnModel model, BatchCycle batches, int threads);
}
