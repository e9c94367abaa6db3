namespace RnnGen.Generators.Tests;

/// <summary>The nonlinearities against the formulas in double.</summary>
[Trait("Category", "Numerics")]
public sealed class GateActivationTests
{
    private const int Units = 8;
    private const double Tolerance = 1e-6;

    private static readonly int[] RowCounts = [1, 2, 5, 7, 17];
    private static readonly CompiledKernels<GateActivation> Kernels = new(Shapes());

    private delegate void Plain(ref float gates, ref float hidden);

    private delegate void Lstm(ref float gates, ref float cellPrevious, ref float cell, ref float tanhCell, ref float hidden);

    private delegate void Gru(ref float gates, ref float recurrentCandidate, ref float hiddenPrevious, ref float hidden);

    public static TheoryData<string> Names => Kernels.Names;

    /// <summary>Pre-activations from the steep middle of the curves to where they are flat.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void FollowsTheEquations(string kernel)
    {
        foreach (float bound in new[] { 0.1f, 3f, 200f })
        {
            RandomSource random = new(seed: 8);
            switch (Kernels[kernel].Cell)
            {
                case CellKind.Lstm: CheckLstm(Kernels[kernel], bound, ref random); break;
                case CellKind.Gru: CheckGru(Kernels[kernel], bound, ref random); break;
                default: CheckPlain(Kernels[kernel], bound, ref random); break;
            }
        }
    }

    private static void CheckPlain(GateActivation k, float bound, ref RandomSource random)
    {
        PanelMatrix gates = new PanelMatrix(k.Rows, Panel.Width, k.GateStride).Draw(ref random, bound);
        PanelMatrix hidden = new(k.Rows, Panel.Width, k.GateStride);
        double[,] z = gates.ToDoubles();
        double[,] expected = new double[k.Rows, Panel.Width];
        for (int row = 0; row < k.Rows; row++)
        {
            for (int unit = 0; unit < Panel.Width; unit++)
            {
                expected[row, unit] = k.Cell == CellKind.Relu ? Math.Max(0, z[row, unit]) : Math.Tanh(z[row, unit]);
            }
        }

        Kernels.Method<Plain>(k.Name)(ref gates.First, ref hidden.First);

        hidden.AssertIs(expected, Tolerance);
        gates.AssertIs(z, tolerance: 0);
    }

    private static void CheckLstm(GateActivation k, float bound, ref RandomSource random)
    {
        PanelMatrix gates = new PanelMatrix(k.Rows, 2 * Panel.Width, k.GateStride).Draw(ref random, bound);
        PanelMatrix cellPrevious = new PanelMatrix(k.Rows, Units, k.GateStride).Draw(ref random, 2);
        PanelMatrix cell = new(k.Rows, Units, k.GateStride), tanhCell = new(k.Rows, Units, k.GateStride), hidden = new(k.Rows, Units, k.GateStride);
        double[,] z = gates.ToDoubles(), cPrevious = cellPrevious.ToDoubles();
        double[,] activated = new double[k.Rows, 4 * Units], c = new double[k.Rows, Units], tanhC = new double[k.Rows, Units], h = new double[k.Rows, Units];
        for (int row = 0; row < k.Rows; row++)
        {
            for (int unit = 0; unit < Units; unit++)
            {
                double i = activated[row, unit] = ScalarMath.Sigmoid(z[row, unit]);
                double f = activated[row, Units + unit] = ScalarMath.Sigmoid(z[row, Units + unit]);
                double g = activated[row, (2 * Units) + unit] = Math.Tanh(z[row, (2 * Units) + unit]);
                double o = activated[row, (3 * Units) + unit] = ScalarMath.Sigmoid(z[row, (3 * Units) + unit]);
                c[row, unit] = (f * cPrevious[row, unit]) + (i * g);
                tanhC[row, unit] = Math.Tanh(c[row, unit]);
                h[row, unit] = o * tanhC[row, unit];
            }
        }

        Kernels.Method<Lstm>(k.Name)(ref gates.First, ref cellPrevious.First, ref cell.First, ref tanhCell.First, ref hidden.First);

        gates.AssertIs(activated, Tolerance);
        cell.AssertIs(c, Tolerance);
        tanhCell.AssertIs(tanhC, Tolerance);
        hidden.AssertIs(h, Tolerance);
        cellPrevious.AssertIs(cPrevious, tolerance: 0);
    }

    private static void CheckGru(GateActivation k, float bound, ref RandomSource random)
    {
        PanelMatrix gates = new PanelMatrix(k.Rows, 3 * Panel.Width, k.GateStride).Draw(ref random, bound);
        PanelMatrix recurrentCandidate = new PanelMatrix(k.Rows, Panel.Width, k.GateStride).Draw(ref random, bound);
        PanelMatrix hiddenPrevious = new PanelMatrix(k.Rows, Panel.Width, k.GateStride).Draw(ref random);
        PanelMatrix hidden = new(k.Rows, Panel.Width, k.GateStride);
        double[,] a = gates.ToDoubles(), m = recurrentCandidate.ToDoubles(), hPrevious = hiddenPrevious.ToDoubles();
        double[,] activated = new double[k.Rows, 3 * Panel.Width], h = new double[k.Rows, Panel.Width];
        for (int row = 0; row < k.Rows; row++)
        {
            for (int unit = 0; unit < Panel.Width; unit++)
            {
                double r = activated[row, unit] = ScalarMath.Sigmoid(a[row, unit]);
                double z = activated[row, Panel.Width + unit] = ScalarMath.Sigmoid(a[row, Panel.Width + unit]);
                double n = activated[row, (2 * Panel.Width) + unit] = Math.Tanh(a[row, (2 * Panel.Width) + unit] + (r * m[row, unit]));
                h[row, unit] = ((1 - z) * n) + (z * hPrevious[row, unit]);
            }
        }

        Kernels.Method<Gru>(k.Name)(ref gates.First, ref recurrentCandidate.First, ref hiddenPrevious.First, ref hidden.First);

        // Near zero tanh passes on the rounding of its argument, which grows with the bound.
        double tolerance = Tolerance * Math.Max(1, bound / 3);
        gates.AssertIs(activated, tolerance);
        hidden.AssertIs(h, tolerance);
        recurrentCandidate.AssertIs(m, tolerance: 0);
        hiddenPrevious.AssertIs(hPrevious, tolerance: 0);
    }

    private static IEnumerable<GateActivation> Shapes() =>
        from cell in Enum.GetValues<CellKind>()
        from rows in RowCounts
        select new GateActivation($"{cell}Rows{rows}", "", cell, rows, (rows + 2) * Panel.Width);
}
