using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Planning;

/// <summary>Many sessions over one model: one word of each of 16 sessions in, logits of any panels out.</summary>
internal sealed class GroupPlan
{
    public GroupPlan(Widths widths, ParameterLayout parameters)
    {
        Stride stride = GroupLayout.PanelStride;
        const int Rows = GroupLayout.Rows;
        Input = LookUp.Of(widths, parameters, Rows, stride);
        Layers = new RowsForward("Group", widths, parameters, new RowSizes(Rows, Rows, stride, stride, ProductSplit.Whole));
        Projection = parameters.Projection is not { } projection ? null : new PanelProduct(
            "GroupProjection",
            "y = P·h of every row: h in the width of the embedding.",
            new ProductShape(
                new MatrixType(widths.HiddenPanels, Rows, stride),
                widths.HiddenDepth,
                projection.Type,
                new MatrixType(widths.EmbeddingPanels, Rows, stride),
                WeightStream.IsFar(projection.Length)),
            ProductStart.Zero,
            ProductSplit.Whole);
        Logits = new PanelProduct(
            "GroupOutputProduct",
            "z = Why·h + by: logits of every row.",
            new ProductShape(
                new MatrixType(widths.OutputDepthPanels, Rows, stride),
                widths.OutputDepthName,
                parameters.OutputWeights.Type with { Panels = Extent.Open("panels") },
                new MatrixType(Extent.Open("panels"), Extent.Of(Rows), stride),
                WeightStream.IsFar(parameters.OutputWeights.Length)),
            ProductStart.Bias,
            ProductSplit.PanelRange);
    }

    /// <summary>The look-up of the words.</summary>
    public LookUp Input { get; }

    public RowsForward Layers { get; }

    /// <summary>P·h of all rows, where a tied embedding has another width than h; null elsewhere.</summary>
    public PanelProduct? Projection { get; }

    /// <summary>The output layer of all rows.</summary>
    public PanelProduct Logits { get; }

    public IEnumerable<Kernel> Kernels => [.. Layers.Kernels, .. new[] { Projection }.OfType<Kernel>(), Logits];
}
