namespace RnnGen.Generators.Tests;

/// <summary>The nonlinearities against the formulas in double.</summary>
[Trait("Category", "Numerics")]
public sealed class GateActivationTests
{
    private const double Tolerance = 1e-6;

    /// <summary>What is written without being read: a NaN before.</summary>
    private static readonly string[] Results = ["cell", "tanhCell", "hidden"];

    private static readonly GateShape[] Shapes = [.. GateShape.All];
    private static readonly CompiledKernels<Kernel> Kernels = new(Shapes.Select(shape => Cell.Of(shape.Kind).Activation(shape.Name, shape.Gates)));

    public static TheoryData<string> Names => Kernels.Names;

    /// <summary>Pre-activations from the steep middle of the curves to where they are flat.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void FollowsTheEquations(string kernel)
    {
        GateShape shape = Shapes.Single(shape => shape.Name == kernel);
        Assert.All([0.1f, 3f, 200f], bound => Check(shape, bound));
    }

    private static void Check(GateShape shape, float bound)
    {
        RandomSource random = new(seed: 8);
        GateOperands operands = new(Kernels[shape.Name], parameter => Results.Contains(parameter.Name) ? shape.Matrix(parameter) : shape.Matrix(parameter).Draw(ref random, parameter.Name switch
        {
            "gates" or "recurrentCandidate" => bound,
            "cellPrevious" => 2,
            _ => 1,
        }));
        Dictionary<string, double[,]> expected = operands.ToDoubles();
        shape.ForEachUnit(expected, ScalarCell.Of(shape.Kind).Activate);

        operands.Call(Kernels, shape.Name);

        // Near zero tanh passes on the rounding of its argument, which grows with the bound where that is a sum of two.
        operands.AssertAre(expected, Cell.Of(shape.Kind).SplitGate is null ? Tolerance : Tolerance * Math.Max(1, bound / 3));
    }
}
