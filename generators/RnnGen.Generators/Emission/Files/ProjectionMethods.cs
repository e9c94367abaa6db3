namespace RnnGen.Generators;

/// <summary>What stands between h and a tied embedding of another width in training: y = P·h, and the way back.</summary>
internal static class ProjectionMethods
{
    public static void Emit(SourceWriter w, ModelPlan plan, ProjectionPlan projection)
    {
        int panels = plan.Widths.EmbeddingPanels;
        w.Line("/// <summary>y = P·h of every row that is scored; and Pᵀ, for the way back.</summary>");
        w.Line(EmittedText.Optimized);
        using (w.Block("private static void Project(ref float parameters, ref float workspace, ref float hidden, TeamMember member)"))
        {
            w.Line($$"""
                ref float p = ref Unsafe.Add(ref parameters, ProjectionOffset);
                {{projection.Product.Name}}(ref hidden, ref p, ref Unsafe.Add(ref workspace, ProjectedOffset), member);
                {{projection.Transpose.Name}}(ref p, ref Unsafe.Add(ref workspace, ProjectionTransposedOffset), member.First({{panels}}), member.End({{panels}}));
                member.Await();
                """);
        }

        w.Line();
        w.Line("/// <summary>forward: y = P·h; hence dP = Σ dy ⊗ h, dh = Pᵀ·dy.</summary>");
        w.Line(EmittedText.Optimized);
        using (w.Block("private static void ProjectBackward(ref float gradients, ref float workspace, ref float hidden, TeamMember member)"))
        {
            w.Line($$"""
                nuint firstPanel = member.First({{panels}}), endPanel = member.End({{panels}});
                ref float dy = ref Unsafe.Add(ref workspace, ProjectedGradientOffset);
                ref float dp = ref Unsafe.Add(ref gradients, ProjectionOffset);
                {{projection.WeightGradient.Name}}(ref hidden, ref dy, ref dp, firstPanel, endPanel);
                {{SquaresText.Of(plan, plan.Parameters.Projection!, "dp", $"{projection.WeightGradient.ResultStride}")}}
                {{projection.HiddenGradient.Name}}(ref dy, ref Unsafe.Add(ref workspace, ProjectionTransposedOffset), ref Unsafe.Add(ref workspace, {{OutputOperandText.HiddenGradient(plan)}}), member);
                member.Await();
                """);
        }

        w.Line();
        w.Members(projection.Kernels, KernelEmitter.Emit);
    }
}
