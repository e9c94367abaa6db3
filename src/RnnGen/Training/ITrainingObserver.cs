namespace RnnGen.Training;

/// <summary>Watches a training run. Called on the training thread; what it allocates is not counted as the trainer's.</summary>
public interface ITrainingObserver
{
    /// <summary>A step was made.</summary>
    void OnStep(in TrainingStep step);

    /// <summary>An epoch ended and was evaluated.</summary>
    void OnEpoch(in TrainingEpoch epoch);
}
