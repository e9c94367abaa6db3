namespace RnnGen.Generators;

/// <summary>The loop over the rows of one unit group: a round is a row, of a Gru half a row.</summary>
internal static class GateLoop
{
    public static string Of(CellKind cell, int rows) => cell == CellKind.Gru
        ? $"for (nuint lane = 0; lane < {rows * Panel.Width}; lane += {Panel.LaneCount})"
        : $"for (nuint row = 0; row < {rows * Panel.Width}; row += {Panel.Width})";
}
