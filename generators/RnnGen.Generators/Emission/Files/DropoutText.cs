namespace RnnGen.Generators;

/// <summary>
/// The calls that drop what one layer hands to the next, and its gradient on the way back. Where the rate is 0 they do nothing, and the next layer reads what
/// the one before wrote.
/// </summary>
internal static class DropoutText
{
    /// <summary>How a pass is given the masks of the step.</summary>
    public const string Parameter = "in DropoutMasks dropout";

    /// <summary>Statements that declare <c>input</c>, what a layer with a projection reads. h stays as it is, for the recurrence; embeddings are dropped in their place.</summary>
    public static string Input(ModelPlan plan, int layer)
    {
        DropoutSite site = DropoutSite.InputOf(layer, plan.Widths, plan.Rows);
        string values = $"ref Unsafe.Add(ref workspace, {LayerInput.Of(layer)})";
        return layer == 0
            ? $$"""
            ref float input = {{values}};
            {{InPlace(site, "ref input", site.PanelStride)}}
            """
            : $"ref float input = ref {Copy(site, values, "workspace")};";
    }

    /// <summary>The same on the way back: the one place of copies has been used by other layers since, while the embeddings still are what they became.</summary>
    public static string InputAgain(ModelPlan plan, int layer) =>
        layer == 0 ? $"ref float input = ref Unsafe.Add(ref workspace, {LayerInput.Of(layer)});" : Input(plan, layer);

    /// <summary>From the gradient of what a layer read to that of what it was before dropout.</summary>
    public static string InputGradient(ModelPlan plan, int layer, string gradient)
    {
        DropoutSite site = DropoutSite.InputOf(layer, plan.Widths, plan.Rows);
        return InPlace(site, gradient, site.GradientStride);
    }

    /// <summary>A statement that declares <paramref name="name"/>, what the top layer hands on to the output layer.</summary>
    public static string Hidden(ModelPlan plan, string name) =>
        $"ref float {name} = ref {Copy(OutputSite(plan), $"ref Unsafe.Add(ref s, {OutputOperandText.Hidden(plan)})", "s")};";

    /// <summary>From the gradient of that to the one of h.</summary>
    public static string HiddenGradient(ModelPlan plan)
    {
        DropoutSite site = OutputSite(plan);
        return InPlace(site, $"ref Unsafe.Add(ref s, {OutputOperandText.HiddenGradient(plan)})", site.GradientStride);
    }

    private static DropoutSite OutputSite(ModelPlan plan) => DropoutSite.Output(plan.Widths, plan.Rows, plan.Blocking);

    private static string Copy(DropoutSite site, string values, string memory) =>
        $"dropout.{site.Mask}.Drop({values}, ref Unsafe.Add(ref {memory}, DroppedHiddenOffset), {site.Panels}, {site.Rows}, {site.PanelStride}, member)";

    private static string InPlace(DropoutSite site, string values, int panelStride) =>
        $"dropout.{site.Mask}.Drop({values}, {site.Panels}, {site.Rows}, {panelStride}, member);";
}
