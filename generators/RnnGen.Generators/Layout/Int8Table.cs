namespace RnnGen.Generators.Layout;

/// <summary>A table with one row of int8 for each word, and its scales: one a word, or one a column.</summary>
internal sealed class Int8Table
{
    /// <summary>Adds the table to a slab.</summary>
    /// <param name="slab">The slab.</param>
    /// <param name="name">Its name.</param>
    /// <param name="words">V.</param>
    /// <param name="width">Bytes of a row, whole panels.</param>
    /// <param name="scales">How many.</param>
    public Int8Table(Slab slab, string name, int words, int width, int scales)
    {
        Width = width;
        Words = slab.Vector(name, words, width / sizeof(float));
        Scales = slab.Vector(name + "Scales", scales);
    }

    /// <summary>Bytes of a row.</summary>
    public int Width { get; }

    /// <summary>The rows.</summary>
    public VectorRegion Words { get; }

    public VectorRegion Scales { get; }
}
