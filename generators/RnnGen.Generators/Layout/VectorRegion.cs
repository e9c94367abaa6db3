namespace RnnGen.Generators.Layout;

/// <summary>A vector, or a few numbers per row.</summary>
internal sealed class VectorRegion(string name, long offset, int[] dimensions)
    : Region(name, offset, dimensions.Aggregate(1L, static (product, dimension) => product * dimension))
{
    public override string Shape => "[" + string.Join("][", dimensions) + "]";

    /// <summary>The floats in the slab that a local variable refers to.</summary>
    public new Vector In(string slab) => new(base.In(slab), new VectorType(Length));
}
