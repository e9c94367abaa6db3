namespace RnnGen.Generators;

/// <summary>One time step of a layer's way back: through the gates of the member's unit groups, then to h of the step before.</summary>
internal static class BackwardStep
{
    /// <summary>The gradients that Whh meets; of a Gru not quite those that Wxh meets.</summary>
    public static string RecurrentGradient(ModelPlan plan) => plan.IsGru ? "dzRecurrent" : "dz";

    public static void Emit(SourceWriter w, ModelPlan plan, LayerBackward layer)
    {
        int l = layer.Layer;
        string hiddenGradient = plan.Workspace.Layers[l].HiddenGradient.OffsetName;
        w.Line("nuint t = next - 1;");
        w.Line($"ref float dh = ref Unsafe.Add(ref workspace, {hiddenGradient} + (t * TimeStride));");
        using (w.Block($"for (nuint group = member.First({plan.Widths.UnitGroups}), end = member.End({plan.Widths.UnitGroups}); group < end; group++)"))
        {
            w.Line($"nuint unit = {UnitOffset.Of(plan, "group", plan.Rows.PanelStride)}, stateUnit = {UnitOffset.Of(plan, "group", plan.Rows.StatePanelStride)};");
            w.Line($"ref float gates = ref Unsafe.Add(ref dz, (group * {plan.GateGroupStride}) + (t * TimeStride));");
            w.Line(plan.Spec.Cell switch
            {
                CellKind.Lstm => $$"""
                    {{layer.Gates.Name}}(
                        ref gates,
                        ref Unsafe.Add(ref workspace, Cell{{l}}Offset + (t * TimeStride) + stateUnit),
                        ref Unsafe.Add(ref workspace, TanhCell{{l}}Offset + (t * TimeStride) + unit),
                        ref Unsafe.Add(ref dh, unit),
                        ref Unsafe.Add(ref workspace, CellGradientOffset + {{UnitOffset.Of(plan, "group", plan.Rows.TimeStride)}}));
                    """,
                CellKind.Gru => $$"""
                    {{layer.Gates.Name}}(
                        ref gates,
                        ref Unsafe.Add(ref dzRecurrent, (t * TimeStride) + unit),
                        ref Unsafe.Add(ref workspace, Hidden{{l}}Offset + (t * TimeStride) + stateUnit),
                        ref Unsafe.Add(ref dh, unit),
                        ref Unsafe.Add(ref workspace, DirectGradientOffset + ({{UnitOffset.Of(plan, "group", plan.Rows.TimeStride)}})));
                    """,
                _ => $"{layer.Gates.Name}(ref gates, ref Unsafe.Add(ref workspace, Hidden{l}Offset + ((t + 1) * TimeStride) + stateUnit), ref Unsafe.Add(ref dh, unit));",
            });
        }

        w.Line("member.Await();");
        if (layer.RecurrentGradient is { } recurrent)
        {
            using (w.Block("if (t > 0)"))
            {
                w.Line($"{recurrent.Name}(ref Unsafe.Add(ref {RecurrentGradient(plan)}, t * TimeStride), ref whhTransposed, ref Unsafe.Add(ref workspace, {hiddenGradient} + ((t - 1) * TimeStride)), member);");
                w.Line("member.Await();");
            }
        }
    }
}
