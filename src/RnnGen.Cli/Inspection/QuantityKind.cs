namespace RnnGen.Cli;

/// <summary>The kind of a cell's values, which decides what is worth counting.</summary>
internal enum QuantityKind
{
    /// <summary>From 0, closed, to 1, open.</summary>
    Gate,

    /// <summary>From −1 to 1; near either end its gradient vanishes.</summary>
    Activation,

    /// <summary>0 or more; a unit that is 0 at every word no longer learns.</summary>
    Rectifier,

    /// <summary>Unbounded.</summary>
    Memory,
}
