namespace RnnGen.Generators;

/// <summary>How widths are rounded up to whole vectors and panels; the padding is zero and stays zero.</summary>
internal static class PaddedWidth
{
    /// <summary>Columns of a panel, floats of a cache line.</summary>
    public const int Panel = 16;

    /// <summary>Units whose four gates lie side by side: one vector of each.</summary>
    public const int GatedUnits = 8;

    /// <summary>Hidden units come in groups of this many.</summary>
    public static int HiddenGroup(CellKind cell) => cell == CellKind.Lstm ? GatedUnits : Panel;

    public static int RoundUp(int width, int group) => (width + group - 1) / group * group;
}
