namespace RnnGen.Generators;

/// <summary>The unit of layout: 16 columns, the floats of one 64-byte cache line, held in two vectors of 8 lanes.</summary>
internal static class Panel
{
    public const int Width = 16;

    public const int LaneCount = 8;

    /// <summary>Panels that hold <paramref name="columns"/>.</summary>
    public static int Count(int columns) => (columns + Width - 1) / Width;

    public static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
