namespace RnnGen.Generators.Layout;

/// <summary>A run of floats in a slab, printed as a constant named <see cref="Name"/> + <c>Offset</c>.</summary>
internal abstract class Region(string name, long offset, long length)
{
    public string Name => name;

    /// <summary>First float; a multiple of a panel's width, so aligned to 64 bytes.</summary>
    public long Offset => offset;

    /// <summary>Floats.</summary>
    public long Length => length;

    /// <summary>The constant that holds <see cref="Offset"/> in the emitted code.</summary>
    public string OffsetName => Name + "Offset";

    /// <summary>Its shape in readable form, such as <c>[8][160][16]</c>.</summary>
    public abstract string Shape { get; }

    /// <summary>Its floats in the slab that a variable holds as a span.</summary>
    /// <param name="slab">The variable.</param>
    /// <param name="length">Their number as written in emitted code; null for a literal.</param>
    public Operand SliceOf(string slab, string? length = null) => Operand.Floats($"{slab}.Slice({OffsetName}, {length ?? $"{Length}"})", Extent.Of(Length));

    /// <summary>Where it begins in the slab that a local variable refers to.</summary>
    protected Place In(string slab) => new(slab, OffsetName);
}
