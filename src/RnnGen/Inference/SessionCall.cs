namespace RnnGen;

/// <summary>What a session or a group is asked to do.</summary>
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
}
