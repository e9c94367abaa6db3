namespace RnnGen.Generators;

/// <summary>Prints how h and c pass from one batch to the next: block T of their rows becomes block 0, or block 0 becomes zero.</summary>
internal static class CarriedState
{
    public static void Emit(SourceWriter w, ModelPlan plan)
    {
        int panelStride = plan.Rows.StatePanelStride;
        Region[] regions = plan.Workspace.Layers.SelectMany(layer => new[] { layer.Hidden, layer.Cell }).OfType<Region>().ToArray();
        w.Line("/// <summary>h_0 = 0 (and c_0 = 0): the next batch begins texts of its own.</summary>");
        using (w.Block("public override void ResetState(Span<float> workspace)"))
        using (w.Block($"for (int panel = 0; panel < {plan.Widths.HiddenPanels}; panel++)"))
        {
            w.Lines(regions.Select(region => $"workspace.Slice({region.OffsetName} + (panel * {panelStride}), TimeStride).Clear();"));
        }

        w.Line();
        w.Line("/// <summary>h_0 = h_T (and c_0 = c_T): the next batch goes on where this one ended; no gradient crosses.</summary>");
        using (w.Block("public override void CarryState(Span<float> workspace)"))
        using (w.Block($"for (int panel = 0; panel < {plan.Widths.HiddenPanels}; panel++)"))
        {
            w.Lines(regions.Select(region =>
                $"workspace.Slice({region.OffsetName} + (panel * {panelStride}) + {plan.Rows.PanelStride}, TimeStride).CopyTo(workspace.Slice({region.OffsetName} + (panel * {panelStride}), TimeStride));"));
        }
    }
}
