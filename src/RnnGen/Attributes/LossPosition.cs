namespace RnnGen;

/// <summary>The steps of the unrolled sequence at which the cross-entropy is taken.</summary>
public enum LossPosition
{
    /// <summary>E = Σ e_t: every step predicts the next word, and training minimises the mean of e_t over all words of a batch. For streams and windows of text.</summary>
    EveryStep,

    /// <summary>E = e_T: only the last step predicts, and training minimises its mean over the sequences of a batch. For n-grams, where n words predict the one that follows.</summary>
    LastStep,
}
