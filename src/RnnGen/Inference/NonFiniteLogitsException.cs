namespace RnnGen;

/// <summary>
/// A model's logits are NaN or infinite, so that softmax gives no word a probability. Its parameters are finite (no other model can be saved or loaded), but their sums of
/// products leave the range of a float; or they were changed in memory. A single word whose logit is −∞ is no error: its probability is 0.
/// </summary>
public sealed class NonFiniteLogitsException : InvalidOperationException
{
    internal NonFiniteLogitsException()
        : base("The model's logits are NaN or infinite, so no word has a probability: its weights are too large. Use another model file, or train again with a lower learning rate or a lower gradient clipping norm.")
    {
    }
}
