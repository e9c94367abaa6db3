namespace RnnGen.Cli;

/// <summary>What there is to know of a cell's values.</summary>
internal enum QuantityKind
{
    /// <summary>From 0, closed, to 1, open.</summary>
    Gate,

    /// <summary>From −1 to 1; near either end its gradient vanishes.</summary>
    Activation,

    /// <summary>0 or more; a unit that is 0 at every word learns no more.</summary>
    Rectifier,

    /// <summary>Without bounds.</summary>
    Memory,
}
