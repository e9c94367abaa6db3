namespace RnnGen.Reference;

/// <content>Training with a teacher.</content>
public sealed partial class ReferenceModel<T>
{
    /// <summary>Computes the mean of −(1 − λ)·ln p(target) − λ·Σ q(w)·ln p(w) over the scored targets of one batch, 0 if none is scored, plus <see cref="ActivationPenalty"/>. Gradients are left alone.</summary>
    /// <param name="inputs">T·B words, time-major: [t][b].</param>
    /// <param name="targets">T·B words [t][b], or B when only the last step predicts; −1 takes no part.</param>
    /// <param name="softTargets">q of each target, and λ.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or there are soft targets for another number of targets.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A word, a target or the soft targets' word count is out of range.</exception>
    public T DistilledLoss(ReadOnlySpan<int> inputs, ReadOnlySpan<int> targets, SoftTargets<T> softTargets)
    {
        CheckSoftTargets(inputs, targets, softTargets);
        return Loss(inputs, targets, new DistilledSoftmax<T>(_output, softTargets));
    }

    /// <summary>Computes the same mean and its gradient with respect to every parameter, by backpropagation through time.</summary>
    /// <inheritdoc cref="DistilledLoss"/>
    public T DistilledLossAndGradients(ReadOnlySpan<int> inputs, ReadOnlySpan<int> targets, SoftTargets<T> softTargets)
    {
        CheckSoftTargets(inputs, targets, softTargets);
        return LossAndGradients(inputs, targets, new DistilledSoftmax<T>(_output, softTargets));
    }

    private void CheckSoftTargets(ReadOnlySpan<int> inputs, ReadOnlySpan<int> targets, SoftTargets<T> softTargets)
    {
        ArgumentNullException.ThrowIfNull(softTargets);
        BatchRules.Check(Shape, inputs, targets, softTargets.WordCount);
        if (softTargets.Rows != targets.Length)
            throw new ArgumentException($"The soft targets have {softTargets.Rows} rows, but there are {targets.Length} targets.", nameof(softTargets));
    }
}
