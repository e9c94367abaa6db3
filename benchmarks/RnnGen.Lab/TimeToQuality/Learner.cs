namespace RnnGen.Lab;

/// <summary>One side: trains a model on a whole text, and knows how well it predicts another.</summary>
internal abstract class Learner : IDisposable
{
    /// <summary>Trains to the end, and calls <see cref="LearningCurve.AfterStep"/> after each step.</summary>
    public abstract void Train(LearningCurve curve);

    /// <summary>Perplexity of the validation text, one stream from zero state, with the parameters as they are.</summary>
    public abstract double Perplexity();

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }
}
