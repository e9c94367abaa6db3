namespace RnnGen.Generators;

/// <summary>What the output layer multiplies: h of the rows that are scored after dropout, or where a tied embedding has another width its projection; and the way back.</summary>
internal static class OutputOperandText
{
    /// <summary>Prints statements that declare <c>outputInputs</c>, what the output layer multiplies.</summary>
    public static void Declare(SourceWriter w, ModelPlan plan)
    {
        if (plan.Projection is null)
        {
            w.Line(DropoutText.Hidden(plan, "outputInputs"));
            return;
        }

        w.Line($$"""
            {{DropoutText.Hidden(plan, "hidden")}}
            Project(ref p, ref s, ref hidden, member);
            ref float outputInputs = ref Unsafe.Add(ref s, {{plan.Workspace.Loss.Projected!.OffsetName}});
            """);
    }

    /// <summary>Prints statements from the gradient of that to the one of h.</summary>
    public static void HandBack(SourceWriter w, ModelPlan plan)
    {
        if (plan.Projection is not null)
        {
            w.Line("ProjectBackward(ref d, ref s, ref hidden, member);");
        }

        w.Line(DropoutText.HiddenGradient(plan));
    }

    /// <summary>Where the gradient of the first of those rows begins in the workspace.</summary>
    public static string Gradient(ModelPlan plan) => plan.OutputOperand.IsProjected ? plan.Workspace.Loss.ProjectedGradient!.OffsetName : HiddenGradient(plan);

    /// <summary>The first row of h that is scored.</summary>
    public static string Hidden(ModelPlan plan) => $"Hidden{plan.Spec.Layers - 1}Offset + TimeStride{FirstRow(plan)}";

    /// <summary>dE/dh of that row.</summary>
    public static string HiddenGradient(ModelPlan plan) => LossFile.HiddenGradient(plan).OffsetName + FirstRow(plan);

    /// <summary>What a file about the output layer says of a tied one.</summary>
    public static string Note(ModelPlan plan) => !plan.Parameters.IsTied ? ""
        : plan.OutputOperand.IsProjected ? " Why is the embedding, and what it multiplies is not h itself but y = P·h, of the embedding's width."
        : " Why is the embedding.";

    private static string FirstRow(ModelPlan plan) => plan.Spec.Loss == LossKind.LastStep ? " + ((SequenceLength - 1) * TimeStride)" : "";
}
