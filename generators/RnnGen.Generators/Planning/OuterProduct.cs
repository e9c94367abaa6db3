namespace RnnGen.Generators;

/// <summary>Plans a weight gradient: cuts the rows of each panel of the left side into register tiles.</summary>
internal static class OuterProduct
{
    public static PanelOuterProduct Of(
        string name, string equation, int rows, int depth, int panels, int leftStride, int rightStride, int resultStride, long weights, bool canAccumulate) => new(
            name,
            equation,
            rows,
            depth / Panel.Width,
            RowTiling.Of(Panel.Width),
            depth % Panel.Width == 0 ? null : RowTiling.Of(depth % Panel.Width),
            panels,
            leftStride,
            rightStride,
            resultStride,
            canAccumulate,
            WeightStream.IsFar(weights));
}
