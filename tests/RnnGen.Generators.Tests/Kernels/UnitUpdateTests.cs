namespace RnnGen.Generators.Tests;

/// <summary>Batch 1: from pre-activations to h (and c), against scalar code in double.</summary>
[Trait("Category", "Numerics")]
public sealed class UnitUpdateTests
{
    private const int GroupUnits = 8;
    private const double Tolerance = 2e-6;

    private static readonly CompiledKernels<UnitUpdate> Kernels = new(Shapes());

    private delegate void Plain(ref float gates, ref float hidden);

    private delegate void Lstm(ref float gates, ref float cell, ref float hidden);

    private delegate void Gru(ref float gates, ref float recurrentCandidate, ref float inputCandidate, ref float hidden);

    private delegate void GruOfWord(ref float gates, ref float recurrentCandidate, ref float inputCandidate, ref float candidateBias, ref float hidden);

    public static TheoryData<string> Names => [.. Shapes().Where(k => k.Cell != CellKind.Gru).Select(k => k.Name)];

    public static TheoryData<string> GruNames => [.. Shapes().Where(k => k.Cell == CellKind.Gru).Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(GruNames))]
    public void FollowsTheEquationsOfAGru(string kernel)
    {
        UnitUpdate k = Kernels[kernel];
        RandomSource random = new(seed: 18);
        PanelMatrix gates = PanelMatrix.Vector(2 * k.Units).Draw(ref random, 2);
        PanelMatrix recurrentCandidate = PanelMatrix.Vector(k.Units).Draw(ref random, 2);
        PanelMatrix inputCandidate = PanelMatrix.Vector(k.Units).Draw(ref random, 2);
        PanelMatrix candidateBias = PanelMatrix.Vector(k.Units).Draw(ref random);
        PanelMatrix hidden = PanelMatrix.Vector(k.Units).Draw(ref random);
        double[,] expected = hidden.ToDoubles();
        for (int unit = 0; unit < k.Units; unit++)
        {
            double r = ScalarMath.Sigmoid(gates[0, unit]), z = ScalarMath.Sigmoid(gates[0, k.Units + unit]);
            double n = Math.Tanh(inputCandidate[0, unit] + (k.AddsBias ? candidateBias[0, unit] : 0) + (r * recurrentCandidate[0, unit]));
            expected[0, unit] = ((1 - z) * n) + (z * expected[0, unit]);
        }

        if (k.AddsBias)
        {
            Kernels.Method<GruOfWord>(k.Name)(ref gates.First, ref recurrentCandidate.First, ref inputCandidate.First, ref candidateBias.First, ref hidden.First);
        }
        else
        {
            Kernels.Method<Gru>(k.Name)(ref gates.First, ref recurrentCandidate.First, ref inputCandidate.First, ref hidden.First);
        }

        hidden.AssertIs(expected, Tolerance);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void FollowsTheEquations(string kernel)
    {
        UnitUpdate k = Kernels[kernel];
        RandomSource random = new(seed: 17);
        PanelMatrix gates = PanelMatrix.Vector(k.Cell == CellKind.Lstm ? 4 * k.Units : k.Units).Draw(ref random, 2);
        PanelMatrix cell = PanelMatrix.Vector(k.Units).Draw(ref random, 2);
        PanelMatrix hidden = PanelMatrix.Vector(k.Units);
        double[,] nextCell = cell.ToDoubles();
        double[,] expected = Expected(k, gates, nextCell);

        if (k.Cell == CellKind.Lstm)
        {
            Kernels.Method<Lstm>(k.Name)(ref gates.First, ref cell.First, ref hidden.First);
        }
        else
        {
            Kernels.Method<Plain>(k.Name)(ref gates.First, ref hidden.First);
        }

        hidden.AssertIs(expected, Tolerance);
        cell.AssertIs(nextCell, Tolerance);
    }

    /// <summary>h; and c, which is replaced by the next c.</summary>
    private static double[,] Expected(UnitUpdate k, PanelMatrix gates, double[,] c)
    {
        double[,] hidden = new double[1, k.Units];
        for (int unit = 0; unit < k.Units; unit++)
        {
            if (k.Cell == CellKind.Lstm)
            {
                // Panels (i8 f8)(g8 o8) of the unit's group.
                int first = (unit / GroupUnits * 4 * GroupUnits) + (unit % GroupUnits);
                double i = ScalarMath.Sigmoid(gates[0, first]), f = ScalarMath.Sigmoid(gates[0, first + GroupUnits]);
                double g = Math.Tanh(gates[0, first + (2 * GroupUnits)]), o = ScalarMath.Sigmoid(gates[0, first + (3 * GroupUnits)]);
                c[0, unit] = (f * c[0, unit]) + (i * g);
                hidden[0, unit] = o * Math.Tanh(c[0, unit]);
            }
            else
            {
                hidden[0, unit] = k.Cell == CellKind.Relu ? Math.Max(0, gates[0, unit]) : Math.Tanh(gates[0, unit]);
            }
        }

        return hidden;
    }

    /// <summary>One unit group, and more.</summary>
    private static IEnumerable<UnitUpdate> Shapes()
    {
        foreach (int groups in new[] { 1, 2, 3, 5 })
        {
            yield return new UnitUpdate($"LstmOf{groups}", "", CellKind.Lstm, GroupUnits * groups, AddsBias: false);
            yield return new UnitUpdate($"TanhOf{groups}", "", CellKind.Tanh, Panel.Width * groups, AddsBias: false);
            yield return new UnitUpdate($"ReluOf{groups}", "", CellKind.Relu, Panel.Width * groups, AddsBias: false);
            yield return new UnitUpdate($"GruOf{groups}", "", CellKind.Gru, Panel.Width * groups, AddsBias: false);
            yield return new UnitUpdate($"GruOfWord{groups}", "", CellKind.Gru, Panel.Width * groups, AddsBias: true);
        }
    }
}
