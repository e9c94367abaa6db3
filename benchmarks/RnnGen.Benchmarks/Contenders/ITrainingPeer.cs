namespace RnnGen.Benchmarks;

/// <summary>A library that trains the same network, too large to be a dependency of this program: another program brings it along.</summary>
internal interface ITrainingPeer
{
    /// <summary>The training step of a model from the parameters that it has now; the model stays what it is.</summary>
    /// <param name="model">What to train a copy of.</param>
    /// <param name="batches">What the step reads.</param>
    /// <param name="threads">Threads that it may use.</param>
    TrainingContender Create(RnnModel model, BatchCycle batches, int threads);
}
