using RnnGen.Generators.Cells;
using RnnGen.Generators.Layout;
using RnnGen.Generators.Planning;

namespace RnnGen.Generators.Emission.Files;

/// <summary>Expressions for the memory that the training passes take.</summary>
internal static class PassMemory
{
    /// <summary>The parameter by which a pass takes what regularises the step.</summary>
    public const string Regularization = "in Regularization regularization";

    /// <summary>The input of a layer: the embeddings, or the h of the layer below, starting at the first computed one.</summary>
    public static Matrix InputOf(ModelPlan plan, int layer, string workspace) => layer == 0
        ? plan.Workspace.Input!.In(workspace)
        : plan.Workspace.Layers[layer - 1].Hidden.In(workspace).Rows("TimeStride", plan.Rows.Count);

    /// <summary>The gates of a unit group, at the time step whose rows come first in <paramref name="gates"/>.</summary>
    public static Matrix GatesOf(Widths widths, Matrix gates, string group) =>
        gates.Panels(GroupOffset(widths, gates, group), Extent.Of(widths.GroupPanels), widths.GroupPanelDistance);

    /// <summary>The part of Whh that is added to the gates of a unit group.</summary>
    /// <param name="widths">Panels of the gates.</param>
    /// <param name="weights">Whh, starting at the first gate that its product is added to.</param>
    /// <param name="group">The group, as an expression.</param>
    public static Matrix RecurrentWeightsOf(Widths widths, Matrix weights, string group) =>
        weights.Panels(GroupOffset(widths, weights, group), Extent.Of(widths.RecurrentGatePanels / widths.UnitGroups), widths.GroupPanelDistance);

    /// <summary>Whh starting at the first gate that its product is added to: a split gate precedes it.</summary>
    public static Matrix AddedRecurrentWeights(ModelPlan plan, Matrix weights) => plan.Cell.SplitGate is null
        ? weights
        : weights.Panels($"{plan.Widths.BlockPanels} * {weights.Shape.PanelStride.Text}", Extent.Of(plan.Widths.RecurrentGatePanels));

    private static string GroupOffset(Widths widths, Matrix matrix, string group) =>
        widths.PanelsPerGroup == 1 ? matrix.Shape.PanelOffset(group) : $"{group} * {matrix.Shape.PanelStride.Times(widths.PanelsPerGroup).Text}";
}
