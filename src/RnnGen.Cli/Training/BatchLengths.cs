namespace RnnGen.Cli;

/// <summary>How long the batches of a stream are.</summary>
internal enum BatchLengths
{
    /// <summary>T words each.</summary>
    Fixed,

    /// <summary>Up to T words, in another order in each epoch.</summary>
    Varied,
}
