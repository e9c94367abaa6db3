namespace RnnGen.Generators;

/// <summary>Where the units of a unit group begin in a matrix of hidden columns: a Lstm's groups fill half a panel, those of the other cells a whole one.</summary>
internal static class UnitOffset
{
    public static string Of(ModelPlan plan, string group, int panelStride) => plan.IsLstm
        ? $"({group} / 2 * {panelStride}) + ({group} % 2 * {Panel.LaneCount})"
        : $"{group} * {panelStride}";
}
