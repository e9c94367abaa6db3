namespace RnnGen.Generators.Kernels;

/// <summary>The part of its result that one call of a product computes. No sum is ever split, so the parts can be computed in any order by any thread.</summary>
internal enum ProductSplit
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>The panels that the caller passes.</summary>
    PanelRange,

    /// <summary>A team member's share of the register tiles: balanced even where there are few panels.</summary>
    Tiles,
}
