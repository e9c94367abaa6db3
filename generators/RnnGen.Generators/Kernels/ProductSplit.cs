namespace RnnGen.Generators.Kernels;

/// <summary>Which part of its result one call of a product computes. No sum is ever split, so the parts can be computed in any order by any thread.</summary>
internal enum ProductSplit
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>The panels that the caller passes.</summary>
    PanelRange,

    /// <summary>The share of a team's member in the register tiles: balanced also where there are few panels.</summary>
    Tiles,
}
