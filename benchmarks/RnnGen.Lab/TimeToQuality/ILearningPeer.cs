using RnnGen.Training;

namespace RnnGen.Lab;

/// <summary>A library that learns a text beside the generated code, too large to be a dependency of this program: another program supplies it.</summary>
internal interface ILearningPeer
{
    /// <summary>Trains a copy of a model, starting from its present parameters, on a whole text.</summary>
    /// <param name="model">What to train a copy of.</param>
    /// <param name="dataset">What to learn, in its order, the state carried from batch to batch within an epoch.</param>
    /// <param name="validation">The words to judge by.</param>
    /// <param name="epochs">Passes over the text.</param>
    /// <param name="threads">Threads that it may use.</param>
    Learner CreateLearner(RnnModel model, StreamDataset dataset, int[] validation, int epochs, int threads);
}
