namespace RnnGen.Benchmarks;

/// <summary>A library that trains the same network. It is too large to be a dependency of this program, so another program supplies it.</summary>
internal interface ITrainingPeer
{
    /// <summary>Creates the training step of a model, starting from its current parameters; the model itself does not change.</summary>
    /// <param name="model">The model to train a copy of.</param>
    /// <param name="batches">The batches that the step reads.</param>
    /// <param name="threads">Threads that it may use.</param>
    /// <returns>The step; null if the library is not compared on such a model.</returns>
    TrainingContender? Create(RnnModel model, BatchCycle batches, int threads);
}
