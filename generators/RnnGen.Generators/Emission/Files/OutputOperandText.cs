namespace RnnGen.Generators;

/// <summary>Where the rows that the output layer multiplies begin in the workspace, and their gradients.</summary>
internal static class OutputOperandText
{
    public static string Values(ModelPlan plan) => plan.OutputOperand.IsProjected ? plan.Workspace.Loss.Projected!.OffsetName : Hidden(plan);

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
