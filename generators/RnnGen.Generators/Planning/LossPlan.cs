using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Planning;

/// <summary>Output layer, loss and their gradients: one block of rows at a time, and within a block one chunk of the vocabulary at a time.</summary>
internal sealed class LossPlan
{
    public LossPlan(Widths widths, ParameterLayout parameters, LossWorkspace workspace, OutputBlocking blocking, OutputOperand operand)
    {
        bool isFar = WeightStream.IsFar(parameters.OutputWeights.Length);
        MatrixType weights = parameters.OutputWeights.Type with { Panels = Extent.Open("panels") };
        Logits = workspace.Logits.Type with { Panels = Extent.Open("panels") };
        Hidden = new MatrixType(widths.OutputDepthPanels, blocking.Rows, operand.Stride);
        HiddenGradientType = new MatrixType(widths.OutputDepthPanels, blocking.Rows, operand.GradientStride);
        TransposeOutput = PanelTranspose.Create(weights, widths.OutputDepthName, workspace.OutputTransposed.Type);
        OutputProduct = new PanelProduct(
            "OutputProduct", "z = Why·h + by: logits of every row.", new ProductShape(Hidden, widths.OutputDepthName, weights, Logits, isFar), ProductStart.Bias, ProductSplit.PanelRange);
        Exponentials = new ChunkExponentials(Logits);
        Totals = new SoftmaxTotals(blocking.Rows);
        RowLossSum = SoftmaxTotals.RowLossSum(blocking.ScoredRows);
        LogitGradient = new LogitGradient(Logits);
        SoftTargetGradient = new RuntimeMethod(
            "regularization.SoftTargets.AddGradient",
            new("gradient", Logits),
            new("targets", new SpanType("int", Logits.Rows)),
            new("scale", ScalarType.Float),
            new("panels", PanelRangeType.Instance),
            ConstantType.Parameter("firstRow", blocking.Count == 1 ? "0" : "(nuint)block * OutputRows"),
            ConstantType.Parameter("panelStride", Logits.PanelStride.Argument));
        HiddenGradient = new PanelProduct(
            "OutputHiddenGradient",
            "dh = Whyᵀ·dz.",
            new ProductShape(Logits, Extent.Open("depth"), workspace.OutputTransposed.Type with { Rows = Extent.Open("depth") }, HiddenGradientType, isFar),
            ProductStart.Zero,
            ProductSplit.Tiles);
        OutputWeightGradient = new PanelOuterProduct("OutputWeightGradient", "dWhy = Σ dz ⊗ h over the rows.", new OuterProductShape(Hidden, Logits, weights, isFar), canAccumulate: true);
        OutputBiasGradient = ColumnSum.Create(Logits, new Extent("OutputRows", blocking.Rows));
    }

    /// <summary>A block's logits, for as many words as the caller has.</summary>
    public MatrixType Logits { get; }

    /// <summary>The rows of a block that the output layer multiplies.</summary>
    public MatrixType Hidden { get; }

    /// <summary>Their gradient.</summary>
    public MatrixType HiddenGradientType { get; }

    /// <summary>Whyᵀ in panels, for the backward pass.</summary>
    public RuntimeMethod TransposeOutput { get; }

    public PanelProduct OutputProduct { get; }

    public ChunkExponentials Exponentials { get; }

    public SoftmaxTotals Totals { get; }

    /// <summary>Σ e_t over all targets of a step.</summary>
    public RuntimeMethod RowLossSum { get; }

    public LogitGradient LogitGradient { get; }

    /// <summary>dz += λ·scale·(onehot(target) − q), where training has a teacher.</summary>
    public RuntimeMethod SoftTargetGradient { get; }

    /// <summary>dh = Whyᵀ·dz.</summary>
    public PanelProduct HiddenGradient { get; }

    public PanelOuterProduct OutputWeightGradient { get; }

    /// <summary>dby = Σ dz over the rows.</summary>
    public RuntimeMethod OutputBiasGradient { get; }

    public IEnumerable<Kernel> Kernels => [OutputProduct, Exponentials, Totals, LogitGradient, OutputWeightGradient, HiddenGradient];
}
