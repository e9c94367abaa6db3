using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>Bias gradient: the sum of each column over the rows of a batch. One call computes the panels that its caller passes.</summary>
internal static class ColumnSum
{
    /// <param name="values">The matrix; its panels follow each other without a gap.</param>
    /// <param name="rows">Its rows, named as in emitted code.</param>
    public static RuntimeMethod Create(MatrixType values, Extent rows) => new(
        "Panels.SumColumns",
        new("values", values.WithoutGaps()),
        ConstantType.Parameter("rows", values.RowsNamed(rows)),
        new("result", new VectorType(values.Panels.IsOpen ? Extent.Open("16·panels") : Extent.Of(values.Panels.Value * Panel.Width))),
        new("accumulate", ScalarType.Bool),
        new("panels", PanelRangeType.Instance));
}
