namespace RnnGen.Generators;

/// <summary>
/// What the output layer multiplies in training, one row for each row that is scored: h of the top layer, or its projection P·h where a tied embedding has another
/// width. The first row is that of the first block.
/// </summary>
/// <param name="IsProjected">Whether it is P·h.</param>
/// <param name="Stride">Floats between its panels.</param>
/// <param name="GradientStride">Floats between the panels of its gradient.</param>
internal sealed record OutputOperand(bool IsProjected, int Stride, int GradientStride)
{
    public static OutputOperand Of(ModelSpec spec, ParameterLayout parameters, OutputBlocking blocking)
    {
        UnrolledRows rows = UnrolledRows.Of(spec);
        int projectedStride = blocking.RowStride * blocking.Count;
        return parameters.Projection is null
            ? new OutputOperand(false, rows.StatePanelStride, rows.PanelStride)
            : new OutputOperand(true, projectedStride, projectedStride);
    }
}
