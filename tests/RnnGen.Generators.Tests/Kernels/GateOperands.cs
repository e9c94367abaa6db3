namespace RnnGen.Generators.Tests;

/// <summary>What the kernel of a cell is called with: a matrix for each parameter, and the same in double for the formulas.</summary>
internal sealed class GateOperands
{
    private readonly string[] _names;
    private readonly PanelMatrix[] _matrices;
    private readonly Dictionary<string, double[,]> _before;

    /// <param name="kernel">The kernel.</param>
    /// <param name="create">The matrix for a parameter.</param>
    public GateOperands(Kernel kernel, Func<Parameter, PanelMatrix> create)
    {
        _names = [.. kernel.Parameters.Select(parameter => parameter.Name)];
        _matrices = [.. kernel.Parameters.Select(create)];
        _before = ToDoubles();
    }

    private delegate void Of2(ref float first, ref float second);

    private delegate void Of3(ref float first, ref float second, ref float third);

    private delegate void Of4(ref float first, ref float second, ref float third, ref float fourth);

    private delegate void Of5(ref float first, ref float second, ref float third, ref float fourth, ref float fifth);

    public Dictionary<string, double[,]> ToDoubles() => _names.Zip(_matrices).ToDictionary(pair => pair.First, pair => pair.Second.ToDoubles());

    public void Call(CompiledKernels<Kernel> kernels, string name)
    {
        PanelMatrix[] x = _matrices;
        switch (x.Length)
        {
            case 2: kernels.Method<Of2>(name)(ref x[0].First, ref x[1].First); break;
            case 3: kernels.Method<Of3>(name)(ref x[0].First, ref x[1].First, ref x[2].First); break;
            case 4: kernels.Method<Of4>(name)(ref x[0].First, ref x[1].First, ref x[2].First, ref x[3].First); break;
            case 5: kernels.Method<Of5>(name)(ref x[0].First, ref x[1].First, ref x[2].First, ref x[3].First, ref x[4].First); break;
            default: throw new InvalidOperationException($"{name} has {x.Length} operands, which no test calls.");
        }
    }

    /// <summary>What the formulas changed is as they say, within a tolerance; what they left alone has the same bits as before.</summary>
    public void AssertAre(Dictionary<string, double[,]> expected, double tolerance) => Assert.All(
        _names.Zip(_matrices),
        pair => pair.Second.AssertIs(expected[pair.First], IsUntouched(pair.First, expected) ? 0 : tolerance));

    private bool IsUntouched(string name, Dictionary<string, double[,]> expected) => _before[name].Cast<double>().SequenceEqual(expected[name].Cast<double>());
}
