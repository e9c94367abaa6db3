namespace RnnGen.Generators.Layout;

/// <summary>Some panels of int8 weights with their scales and corrections, as emitted code refers to them.</summary>
internal sealed class Int8Panels(Matrix weights, Vector scales, Vector corrections)
{
    public Matrix Weights => weights;

    public Vector Scales => scales;

    public Vector Corrections => corrections;

    /// <summary>Some of them.</summary>
    /// <param name="first">The first.</param>
    /// <param name="count">How many.</param>
    public Int8Panels Part(int first, int count) => first == 0
        ? new(weights.FirstPanels(Extent.Of(count)), scales, corrections)
        : new(
            weights.Panels($"{first} * {weights.Shape.PanelStride.Text}", Extent.Of(count)),
            scales.Part($"{first * Panel.Width}", Extent.Of(count * Panel.Width)),
            corrections.Part($"{first * Panel.Width}", Extent.Of(count * Panel.Width)));
}
