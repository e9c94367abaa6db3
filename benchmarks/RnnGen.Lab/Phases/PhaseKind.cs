namespace RnnGen.Lab;

/// <summary>What a phase of a training step computes, as the table says it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Calls">The calls that belong to it.</param>
/// <param name="Operations">Its operations in one step, a multiply-add being two; 0 where there are none that count.</param>
internal sealed record PhaseKind(string Name, string[] Calls, Func<ModelShape, double> Operations)
{
    private PhaseKind(string name, params string[] calls)
        : this(name, calls, static _ => 0)
    {
    }

    /// <summary>All phases, in the order of a step.</summary>
    public static IReadOnlyList<PhaseKind> All { get; } =
    [
        new("input projection", ["EmbeddingProjection", "InputProjection"], Input),
        new("recurrent product", ["RecurrentProduct", "SplitProduct"], Recurrent),
        new("gates", "GateActivation"),
        new("logits", ["OutputProduct"], Output),
        new("exponentials", "Exponentials", "SoftmaxTotals"),
        new("gradient of the logits", "LogitGradient"),
        new("dWhy", ["OutputWeightGradient"], Output),
        new("dh = Whyᵀ·dz", ["OutputHiddenGradient"], Output),
        new("gradient of the gates", "GateGradient"),
        new("recurrent gradient", ["RecurrentGradient"], Recurrent),
        new("dWhh", ["RecurrentWeightGradient"], Recurrent),
        new("dWxh", ["EmbeddingWeightGradient", "InputWeightGradient"], Input),
        new("dx = Wxhᵀ·dz", ["EmbeddingGradient", "InputGradient"], Input),
        new("transposes", "Panels.Transpose"),
        new("bias gradients, Σ g²", "Panels.SumColumns", "GradientNorm.SquarePanels"),
        new("barriers", "member.Barrier"),
    ];

    private static double Rows(ModelShape shape) => (double)shape.SequenceLength * shape.BatchSize;

    private static double Output(ModelShape shape) => 2.0 * shape.TargetsPerBatch * shape.VocabularySize * shape.OutputDepth;

    private static double Recurrent(ModelShape shape) => 2 * Rows(shape) * shape.Layers * shape.Gates * shape.HiddenSize * shape.HiddenSize;

    /// <summary>A one-hot input of the first layer is looked up, not multiplied.</summary>
    private static double Input(ModelShape shape) =>
        2 * Rows(shape) * shape.Gates * shape.HiddenSize * (shape.EmbeddingSize + ((shape.Layers - 1.0) * shape.HiddenSize));
}
