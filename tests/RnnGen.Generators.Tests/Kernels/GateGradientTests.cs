namespace RnnGen.Generators.Tests;

/// <summary>The backward pass through the nonlinearities: the chain rule in double on the stored gates.</summary>
[Trait("Category", "Numerics")]
public sealed class GateGradientTests
{
    private const double Tolerance = 1e-6;

    private static readonly GateShape[] Shapes = [.. GateShape.All];
    private static readonly CompiledKernels<Kernel> Kernels = new(Shapes.Select(shape => Cell.Of(shape.Kind).Gradient(shape.Name, shape.Gates)));

    public static TheoryData<string> Names => Kernels.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void FollowsTheChainRule(string kernel)
    {
        GateShape shape = Shapes.Single(shape => shape.Name == kernel);
        ScalarCell cell = ScalarCell.Of(shape.Kind);
        RandomSource random = new(seed: 9);
        GateOperands operands = new(Kernels[kernel], parameter => Draw(shape, parameter, cell, ref random));
        Dictionary<string, double[,]> expected = operands.ToDoubles();
        shape.ForEachUnit(expected, cell.Differentiate);

        operands.Call(Kernels, kernel);

        operands.AssertAre(expected, Tolerance);
    }

    private static PanelMatrix Draw(GateShape shape, Parameter parameter, ScalarCell cell, ref RandomSource random)
    {
        PanelMatrix matrix = shape.Matrix(parameter);
        if (parameter.Name == "gates" && !cell.KeepsGates)
        {
            // What the gates hold before is of no interest: they are overwritten.
            return matrix;
        }

        matrix.Draw(ref random, parameter.Name is "cellPrevious" or "recurrentCandidate" ? 2 : 1);
        if (parameter.Name == "hidden")
        {
            // Where a rectifier has its corner.
            matrix[0, 0] = 0;
        }

        return matrix;
    }
}
