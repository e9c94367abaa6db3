namespace RnnGen.Generators.Layout;

/// <summary>A sequence of regions, each on a 64-byte boundary. Counts in long, so that the size of an oversized shape can be reported.</summary>
/// <param name="start">Floats of another slab that it continues.</param>
internal sealed class Slab(long start = 0)
{
    private readonly List<Region> _regions = [];

    public long Length { get; private set; } = start;

    public IReadOnlyList<Region> Regions => _regions;

    /// <summary>Adds a matrix in panels; its panels follow each other without a gap.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="panels">Panels.</param>
    /// <param name="rows">Rows of a panel.</param>
    /// <param name="panelStride">16 · <paramref name="rows"/>, named as in emitted code.</param>
    public MatrixRegion Matrix(string name, int panels, int rows, Stride panelStride) => panelStride.Floats == (long)rows * Panel.Width
        ? Add(new MatrixRegion(name, Length, new MatrixType(panels, rows, panelStride)))
        : throw new ArgumentException($"{name} has {rows} rows, which do not take {panelStride.Text} floats.", nameof(panelStride));

    /// <summary>Adds the product of <paramref name="dimensions"/> floats.</summary>
    public VectorRegion Vector(string name, params int[] dimensions) => Add(new VectorRegion(name, Length, dimensions));

    /// <summary>Adds a table with one row of <paramref name="width"/> floats per word.</summary>
    public TableRegion Table(string name, int words, int width) => Add(new TableRegion(name, Length, new TableType(words, width)));

    /// <summary>Adds lists of regions whose lifetimes do not overlap across lists: all lists begin at the same offset.</summary>
    public void Share(params Action<Slab>[] alternatives)
    {
        long start = Length;
        long end = start;
        foreach (Action<Slab> alternative in alternatives)
        {
            Length = start;
            alternative(this);
            end = Math.Max(end, Length);
        }

        Length = end;
    }

    private TRegion Add<TRegion>(TRegion region)
        where TRegion : Region
    {
        _regions.Add(region);
        Length += (region.Length + Panel.Width - 1) / Panel.Width * Panel.Width;
        return region;
    }
}
