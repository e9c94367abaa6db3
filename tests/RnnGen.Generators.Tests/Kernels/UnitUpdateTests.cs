namespace RnnGen.Generators.Tests;

/// <summary>Batch 1: from pre-activations to h and what else is carried, against scalar code in double.</summary>
[Trait("Category", "Numerics")]
public sealed class UnitUpdateTests
{
    private const double Tolerance = 2e-6;

    private static readonly Shape[] Shapes = [.. AllShapes()];
    private static readonly CompiledKernels<Kernel> Kernels = new(Shapes.Select(Create));

    private static readonly CompiledKernels<Kernel> NarrowKernels = new(Shapes.Select(Create), isNarrow: true);

    public static TheoryData<string> Names => Kernels.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void FollowsTheEquations(string kernel)
    {
        Shape shape = Shapes.Single(shape => shape.Name == kernel);
        Cell cell = Cell.Of(shape.Kind);
        RandomSource random = new(seed: 17);
        GateOperands operands = new(Kernels[kernel], parameter => Draw(shape, parameter, ref random));
        Dictionary<string, double[,]> expected = operands.ToDoubles();
        for (int unit = 0; unit < shape.Units; unit++)
        {
            (int group, int lane) = cell.Blocks == 1 ? (unit / cell.UnitsPerGroup, unit % cell.UnitsPerGroup) : (0, unit);
            int interleaved = cell.Blocks == 1 ? cell.UnitsPerGroup : shape.Units;
            ScalarCell.Of(shape.Kind).Update(new UnitValues(expected, row: 0, unit, gate => (((group * cell.Gates) + gate) * interleaved) + lane));
        }

        operands.Call(Kernels, kernel);

        operands.AssertAre(expected, Tolerance);
    }

    /// <summary>A session continues to the same bits on another machine.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void HasTheSameBitsWithVectorsOfEitherWidth(string kernel)
    {
        Shape shape = Shapes.Single(shape => shape.Name == kernel);
        GateOperands Operands()
        {
            RandomSource random = new(seed: 19);
            return new GateOperands(Kernels[kernel], parameter => Draw(shape, parameter, ref random));
        }

        GateOperands wide = Operands(), narrow = Operands();

        wide.Call(Kernels, kernel);
        narrow.Call(NarrowKernels, kernel);

        wide.AssertAre(narrow.ToDoubles(), tolerance: 0);
    }

    private static Kernel Create(Shape shape) => Cell.Of(shape.Kind).Update(shape.Name, shape.Units, Panel.Pad(shape.Units), shape.AddsBias);

    /// <summary>Of h and what is carried only the units themselves are elements: what fills up the last panel is not written.</summary>
    private static PanelMatrix Draw(Shape shape, Parameter parameter, ref RandomSource random) => parameter.Name switch
    {
        "gates" => PanelMatrix.Vector((int)((VectorType)parameter.Type).Length.Value).Draw(ref random, 2),
        "hidden" or "candidateBias" => PanelMatrix.Vector(shape.Units).Draw(ref random),
        _ => PanelMatrix.Vector(shape.Units).Draw(ref random, 2),
    };

    /// <summary>One unit group, and more; of one-hot input, where a split gate has yet to get its bias, too.</summary>
    private static IEnumerable<Shape> AllShapes() =>
        from kind in Enum.GetValues<CellKind>()
        from addsBias in Cell.Of(kind).SplitGate is null ? (bool[])[false] : [false, true]
        from groups in (int[])[1, 2, 3, 5]
        select new Shape($"{kind}Of{(addsBias ? "Word" : "")}{groups}", kind, Cell.Of(kind).UnitsPerGroup * groups, addsBias);

    private sealed record Shape(string Name, CellKind Kind, int Units, bool AddsBias);
}
