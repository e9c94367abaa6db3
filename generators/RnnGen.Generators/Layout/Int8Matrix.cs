namespace RnnGen.Generators.Layout;

/// <summary>
/// Int8 weights in panels of 16 rows of the tensor, [panels][depth/4][16][4]: a slot of 4 bytes takes the place of a float, so that the four columns that one instruction multiplies and
/// adds are neighbours. One scale and one correction for each row follow.
/// </summary>
internal sealed class Int8Matrix
{
    /// <summary>Columns of a slot.</summary>
    public const int SlotColumns = 4;

    /// <summary>Adds the matrix to a slab.</summary>
    /// <param name="slab">The slab.</param>
    /// <param name="name">Its name.</param>
    /// <param name="panels">Panels.</param>
    /// <param name="depth">Columns of the tensor: what is multiplied has so many elements.</param>
    public Int8Matrix(Slab slab, string name, int panels, int depth)
    {
        int slots = (depth + SlotColumns - 1) / SlotColumns;
        Depth = depth;
        Weights = slab.Matrix(name, panels, slots, Stride.Of((long)slots * Panel.Width));
        Scales = slab.Vector(name + "Scales", panels * Panel.Width);
        Corrections = slab.Vector(name + "Corrections", panels * Panel.Width);
    }

    public int Depth { get; }

    public MatrixRegion Weights { get; }

    public VectorRegion Scales { get; }

    /// <summary>−64·Σ q of each row, an int32 in the place of a float.</summary>
    public VectorRegion Corrections { get; }

    /// <summary>All of it, in the slab that a local variable refers to.</summary>
    public Int8Panels In(string slab) => new(Weights.In(slab), Scales.In(slab), Corrections.In(slab));
}
