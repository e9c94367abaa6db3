namespace RnnGen.Generators;

/// <summary>The call that gathers Σ g² of some panels of a gradient, just written and still in cache.</summary>
internal static class SquaresText
{
    public static string Of(ModelPlan plan, Region parameters, string gradient, string panelStride, string range = "firstPanel, endPanel") =>
        $"GradientNorm.SquarePanels(ref {gradient}, {panelStride}, ref Unsafe.Add(ref workspace, {plan.Workspace.SquaresOf(parameters).OffsetName}), {range});";
}
