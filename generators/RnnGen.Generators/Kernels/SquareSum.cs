using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>Σ g² of some panels of a gradient, just written and still in cache: the terms of the norm for clipping.</summary>
internal static class SquareSum
{
    /// <summary>Σ g² of a matrix.</summary>
    public static RuntimeMethod Create(MatrixType gradients) => Create(gradients, gradients.PanelStride.Argument, (int)gradients.Panels.Value);

    /// <summary>Σ g² of a bias, whose panels are 16 floats each.</summary>
    public static RuntimeMethod CreateForBias(int panels) => Create(new VectorType(panels * Panel.Width), "16", panels);

    private static RuntimeMethod Create(OperandType gradients, string panelStride, int panels) => new(
        "GradientNorm.SquarePanels",
        new("gradients", gradients),
        ConstantType.Parameter("panelStride", panelStride),
        new("squares", new VectorType(panels)),
        new("panels", PanelRangeType.Instance));
}
