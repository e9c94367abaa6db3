namespace RnnGen.Reference;

/// <content>Training with sampled softmax: the output layer computes the logits of some words only.</content>
public sealed partial class ReferenceModel<T>
{
    /// <summary>Computes the mean of −ln p(target) over the scored targets of one batch, with p over the target and the candidates; 0 if none is scored. Gradients are left alone.</summary>
    /// <param name="inputs">T·B words, time-major: [t][b].</param>
    /// <param name="targets">T·B words [t][b], or B when only the last step predicts; −1 takes no part.</param>
    /// <param name="sample">The candidates and corrections of this batch.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, the candidates are not in ascending order, or a hit is not the index of its target.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A word, a target or a candidate is out of range.</exception>
    public T SampledLoss(ReadOnlySpan<int> inputs, ReadOnlySpan<int> targets, CandidateSample sample)
    {
        BatchRules.Check(Shape, inputs, targets, Shape.VocabularySize);
        SampleRules.Check(Shape, targets, sample);
        return Loss(inputs, targets, new SampledSoftmax<T>(_output, sample));
    }

    /// <summary>Computes the same mean and its gradient with respect to every parameter, by backpropagation through time.</summary>
    /// <inheritdoc cref="SampledLoss"/>
    public T SampledLossAndGradients(ReadOnlySpan<int> inputs, ReadOnlySpan<int> targets, CandidateSample sample)
    {
        BatchRules.Check(Shape, inputs, targets, Shape.VocabularySize);
        SampleRules.Check(Shape, targets, sample);
        return LossAndGradients(inputs, targets, new SampledSoftmax<T>(_output, sample));
    }
}
