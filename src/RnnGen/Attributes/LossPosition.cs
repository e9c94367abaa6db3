namespace RnnGen;

/// <summary>Where along the unrolled sequence the cross-entropy is taken.</summary>
public enum LossPosition
{
    /// <summary>E = Σ e_t: every step predicts its next word. For streams and windows of text.</summary>
    EveryStep,

    /// <summary>E = e_T: only the last step predicts. For n-grams, where n words predict the one that follows.</summary>
    LastStep,
}
