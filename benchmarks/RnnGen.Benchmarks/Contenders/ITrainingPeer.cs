using RnnGen.Training;

namespace RnnGen.Benchmarks;

/// <summary>A library that trains the same network, too large to be a dependency of this program: another program brings it along.</summary>
internal interface ITrainingPeer
{
    /// <summary>The training step of a model from the parameters that it has now; the model stays what it is.</summary>
    /// <param name="model">What to train a copy of.</param>
    /// <param name="batches">What the step reads.</param>
    /// <param name="threads">Threads that it may use.</param>
    TrainingContender Create(RnnModel model, BatchCycle batches, int threads);

    /// <summary>Trains a copy of a model, from the parameters that it has now, on a whole text.</summary>
    /// <param name="model">What to train a copy of.</param>
    /// <param name="dataset">What to learn, in its order, the state carried from batch to batch within an epoch.</param>
    /// <param name="validation">The words to judge by.</param>
    /// <param name="epochs">Passes over the text.</param>
    /// <param name="threads">Threads that it may use.</param>
    Learner CreateLearner(RnnModel model, StreamDataset dataset, int[] validation, int epochs, int threads);
}
