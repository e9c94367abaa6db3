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
        Matrix copy = plan.Workspace.DroppedHidden.In("s").FirstRows(plan.Blocking.ScoredRows);
        Matrix dropped = Dropped(plan);
        w.Line($"ref float {dropped.Place} = ref {drop.Invoke(Hidden(plan), copy, Operand.Member)};");
        if (plan.Projection is null)
        {
            return dropped;
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

        RegularizedActivations penalties = new(plan.Widths, plan.Blocking);
        w.Line();
        w.Line("// forward: E += α·mean(h'²), h' = m ∘ h / (1 − p), E += β·mean((h_{t+1} − h_t)²).");
        w.Call(penalties.AddGradient, Dropped(plan), ScoredGradient(plan, "s"), Operand.Member);
        w.Call(DropoutSite.Output(plan.Widths, plan.Blocking).DropGradient, ScoredGradient(plan, "s"), Operand.Member);
        MatrixRegion hidden = plan.Workspace.Layers[plan.Spec.Layers - 1].Hidden;
        w.Call(penalties.AddTemporalGradient, hidden.In("s").Rows("TimeStride", plan.Rows.Count), plan.Workspace.TopHiddenGradient.In("s"), Operand.Member);
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

    /// <summary>h of the scored rows.</summary>
    private static Matrix Hidden(ModelPlan plan) => Scored(plan, plan.Workspace.Layers[plan.Spec.Layers - 1].Hidden.In("s"), "TimeStride");

    /// <summary>The same after dropout, under the name of a local variable.</summary>
    private static Matrix Dropped(ModelPlan plan) => Hidden(plan).Named(plan.Projection is null ? "outputInputs" : "hidden");

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
