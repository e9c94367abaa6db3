namespace RnnGen.Generators;

/// <summary>Places regions one behind the other, each on a 64-byte boundary. Counts in long, so that a shape too large can be told its size.</summary>
internal sealed class Slab
{
    private readonly List<Region> _regions = [];

    public long Length { get; private set; }

    public IReadOnlyList<Region> Regions => _regions;

    /// <summary>Adds a region of the product of <paramref name="dimensions"/> floats.</summary>
    public Region Add(string name, params int[] dimensions)
    {
        long length = 1;
        foreach (int dimension in dimensions)
        {
            length *= dimension;
        }

        Region region = new(name, Length, length, "[" + string.Join("][", dimensions) + "]");
        _regions.Add(region);
        Length += (length + Panel.Width - 1) / Panel.Width * Panel.Width;
        return region;
    }

    /// <summary>Adds regions whose lives do not meet the lives of those in the other lists: all lists begin at the same place.</summary>
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
}
