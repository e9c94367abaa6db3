namespace RnnGen.Cli;

/// <summary>What shares a dropout mask.</summary>
internal enum DropoutScope
{
    /// <summary>Every time step of every sequence has its own.</summary>
    Step,

    /// <summary>All time steps of a sequence.</summary>
    Sequence,
}
