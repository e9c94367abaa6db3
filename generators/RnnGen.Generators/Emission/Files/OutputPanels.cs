using RnnGen.Generators.Layout;
using RnnGen.Generators.Planning;

namespace RnnGen.Generators.Emission.Files;

/// <summary>Some panels of an output layer that is passed separately: <c>why</c> is its first float, <c>firstPanel</c> the first of the panels.</summary>
internal static class OutputPanels
{
    public static Matrix Weights(MatrixType type) => new Matrix(new Place("why"), type).Panels($"(nuint)firstPanel * {type.PanelStride.Text}", type.Panels);

    /// <summary>by lies after Why.</summary>
    public static Vector Bias(ModelPlan plan) => new(
        new Place("why", $"{plan.Parameters.OutputBias.OffsetName} - {plan.Parameters.OutputWeights.OffsetName}", "(nuint)firstPanel * 16"), new VectorType(Extent.Open("16·panels")));
}
