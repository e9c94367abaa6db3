namespace RnnGen;

/// <summary>What a session, a group, a predictor or a profile is asked to do.</summary>
internal enum SessionCall
{
    None,
    Feed,
    Read,
    Reset,
    SetText,
    CopyTo,
    Restore,
    Suggest,
    Complete,
    Sample,
    Probability,
    Logits,
    Probabilities,
    Vocabulary,
    Words,
    Forget,
    Clear,
    Save,
}
