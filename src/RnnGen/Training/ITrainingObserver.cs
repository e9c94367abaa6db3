namespace RnnGen.Training;

/// <summary>
/// Watches a training run. Its methods do nothing unless they are implemented. They are called on the training thread, one at a time; the run waits for them, and
/// what they allocate is not counted as the trainer's.
/// </summary>
public interface ITrainingObserver
{
    /// <summary>Called after each step.</summary>
    /// <param name="step">The step.</param>
    void OnStep(in TrainingStep step)
    {
    }

    /// <summary>Called after each epoch, once it has been evaluated; the model holds the parameters of this epoch then.</summary>
    /// <param name="epoch">The epoch.</param>
    void OnEpoch(in TrainingEpoch epoch)
    {
    }
}
