using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;
using RnnGen.Generators.Planning;
using RnnGen.Generators.Specs;

namespace RnnGen.Generators.Emission.Files;

/// <summary>The input of the output layer in training, in emitted code: h of the scored rows, after dropout, or its projection; and the backward pass to h.</summary>
internal static class OutputLayer
{
    /// <summary>The note on tied embeddings in a file about the output layer.</summary>
    public static string Note(ModelPlan plan) => !plan.Parameters.IsTied ? ""
        : plan.OutputOperand.IsProjected ? " Why is the embedding; it multiplies not h but y = P·h, which has the embedding's width."
        : " Why is the embedding.";

    /// <summary>Writes statements that declare <c>outputInputs</c>, what the output layer multiplies.</summary>
    public static Matrix DeclareInputs(SourceWriter w, ModelPlan plan)
    {
        RuntimeMethod drop = DropoutSite.Output(plan.Widths, plan.Blocking).Drop;
        Matrix hidden = Scored(plan, plan.Workspace.Layers[plan.Spec.Layers - 1].Hidden.In("s"), "TimeStride");
        Matrix copy = plan.Workspace.DroppedHidden.In("s").FirstRows(plan.Blocking.ScoredRows);
        string name = plan.Projection is null ? "outputInputs" : "hidden";
        w.Line($"ref float {name} = ref {drop.Invoke(hidden, copy, Operand.Member)};");
        if (plan.Projection is null)
        {
            return hidden.Named(name);
        }

        w.Line("Project(ref p, ref s, ref hidden, member);");
        return w.Declare("outputInputs", plan.Workspace.Loss.Projection!.Projected.In("s"));
    }

    /// <summary>Writes statements from the gradient of that input to the gradient of h.</summary>
    public static void HandBack(SourceWriter w, ModelPlan plan)
    {
        if (plan.Projection is not null)
        {
            w.Line("ProjectBackward(ref d, ref s, ref hidden, member);");
        }

        w.Call(DropoutSite.Output(plan.Widths, plan.Blocking).DropGradient, ScoredGradient(plan, "s"), Operand.Member);
    }

    /// <summary>The gradient of the rows of a block, in the workspace.</summary>
    public static Matrix BlockGradient(ModelPlan plan)
    {
        Matrix all = plan.Workspace.Loss.Projection is { } projection ? projection.Gradient.In("workspace") : ScoredGradient(plan, "workspace");
        return Block(plan, all);
    }

    /// <summary>The rows of a block.</summary>
    public static Matrix Block(ModelPlan plan, Matrix all) =>
        plan.Blocking.Count == 1 ? all.FirstRows(plan.Blocking.Rows) : all.Rows($"block * {plan.Blocking.RowStride.Text}", plan.Blocking.Rows);

    /// <summary>dE/dh of the scored rows.</summary>
    public static Matrix ScoredGradient(ModelPlan plan, string workspace) => Scored(plan, plan.Workspace.TopHiddenGradient.In(workspace), "");

    /// <summary>Writes the zeroing of dE/dh where only the last step predicts: nothing reaches the earlier ones from above.</summary>
    public static void ClearHiddenGradient(SourceWriter w, ModelPlan plan)
    {
        if (plan.Spec.Loss == LossKind.LastStep)
        {
            MatrixRegion gradient = plan.Workspace.TopHiddenGradient;
            w.Line("// Only the last step predicts: nothing reaches the earlier ones from above.");
            using (w.Block(EmittedText.ByOneMember))
            {
                w.Line($"workspace.Slice({gradient.OffsetName}, {gradient.Length}).Clear();");
            }
        }
    }

    /// <summary>The rows from the first scored one on.</summary>
    private static Matrix Scored(ModelPlan plan, Matrix rows, string start)
    {
        string[] offsets = [.. new[] { start, plan.Spec.Loss == LossKind.LastStep ? "(SequenceLength - 1) * TimeStride" : "" }.Where(static offset => offset.Length > 0)];
        Matrix scored = rows.FirstRows(plan.Blocking.ScoredRows);
        foreach (string offset in offsets)
        {
            scored = scored.Rows(offset, plan.Blocking.ScoredRows);
        }

        return scored;
    }
}
