namespace RnnGen.Generators.Layout;

/// <summary>The unit of layout: 16 columns, the floats of one 64-byte cache line, held in two vectors of 8 lanes.</summary>
internal static class Panel
{
    public const int Width = 16;

    public const int LaneCount = 8;

    /// <summary>Floats of the 16 by 16 block where a panel of one matrix meets a panel of another.</summary>
    public const int BlockFloats = Width * Width;

    /// <summary>Panels that hold <paramref name="columns"/>.</summary>
    public static int Count(int columns) => (columns + Width - 1) / Width;

    /// <summary>The columns of whole panels that hold <paramref name="columns"/>.</summary>
    public static int Pad(int columns) => Count(columns) * Width;
}
