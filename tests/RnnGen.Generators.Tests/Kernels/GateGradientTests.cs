namespace RnnGen.Generators.Tests;

/// <summary>The way back through the nonlinearities: the chain rule in double on the stored gates.</summary>
[Trait("Category", "Numerics")]
public sealed class GateGradientTests
{
    private const int Units = 8;
    private const double Tolerance = 1e-6;

    private static readonly int[] RowCounts = [1, 2, 5, 7, 17];
    private static readonly CompiledKernels<GateGradient> Kernels = new(Shapes());

    private delegate void Plain(ref float gates, ref float hidden, ref float hiddenGradient);

    private delegate void Lstm(ref float gates, ref float cellPrevious, ref float tanhCell, ref float hiddenGradient, ref float cellGradient);

    private delegate void Gru(ref float gates, ref float recurrentCandidate, ref float hiddenPrevious, ref float hiddenGradient, ref float directGradient);

    public static TheoryData<string> Names => Kernels.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void FollowsTheChainRule(string kernel)
    {
        RandomSource random = new(seed: 9);
        switch (Kernels[kernel].Cell)
        {
            case CellKind.Lstm: CheckLstm(Kernels[kernel], ref random); break;
            case CellKind.Gru: CheckGru(Kernels[kernel], ref random); break;
            default: CheckPlain(Kernels[kernel], ref random); break;
        }
    }

    private static void CheckPlain(GateGradient k, ref RandomSource random)
    {
        // What the gates hold before is of no interest: they are overwritten.
        PanelMatrix gates = new(k.Rows, Panel.Width, k.GateStride);
        PanelMatrix hidden = new PanelMatrix(k.Rows, Panel.Width, k.GateStride).Draw(ref random);
        PanelMatrix hiddenGradient = new PanelMatrix(k.Rows, Panel.Width, k.GateStride).Draw(ref random);
        hidden[0, 0] = 0;
        double[,] h = hidden.ToDoubles(), dh = hiddenGradient.ToDoubles();
        double[,] dz = new double[k.Rows, Panel.Width];
        for (int row = 0; row < k.Rows; row++)
        {
            for (int unit = 0; unit < Panel.Width; unit++)
            {
                double slope = k.Cell == CellKind.Tanh ? 1 - (h[row, unit] * h[row, unit]) : h[row, unit] > 0 ? 1 : 0;
                dz[row, unit] = dh[row, unit] * slope;
            }
        }

        Kernels.Method<Plain>(k.Name)(ref gates.First, ref hidden.First, ref hiddenGradient.First);

        gates.AssertIs(dz, Tolerance);
        hidden.AssertIs(h, tolerance: 0);
        hiddenGradient.AssertIs(dh, tolerance: 0);
    }

    private static void CheckLstm(GateGradient k, ref RandomSource random)
    {
        PanelMatrix gates = new PanelMatrix(k.Rows, 4 * Units, k.GateStride).Draw(ref random);
        PanelMatrix cellPrevious = new PanelMatrix(k.Rows, Units, k.GateStride).Draw(ref random, 2);
        PanelMatrix tanhCell = new PanelMatrix(k.Rows, Units, k.GateStride).Draw(ref random);
        PanelMatrix hiddenGradient = new PanelMatrix(k.Rows, Units, k.GateStride).Draw(ref random);
        PanelMatrix cellGradient = new PanelMatrix(k.Rows, Units, k.GateStride).Draw(ref random);
        double[,] gate = gates.ToDoubles(), cPrevious = cellPrevious.ToDoubles(), tanhC = tanhCell.ToDoubles();
        double[,] dh = hiddenGradient.ToDoubles(), dcNext = cellGradient.ToDoubles();
        double[,] dz = new double[k.Rows, 4 * Units], dcPrevious = new double[k.Rows, Units];
        for (int row = 0; row < k.Rows; row++)
        {
            for (int unit = 0; unit < Units; unit++)
            {
                double i = gate[row, unit], f = gate[row, Units + unit], g = gate[row, (2 * Units) + unit], o = gate[row, (3 * Units) + unit];
                double tanh = tanhC[row, unit];
                double dc = dcNext[row, unit] + (dh[row, unit] * o * (1 - (tanh * tanh)));
                dcPrevious[row, unit] = dc * f;
                dz[row, unit] = dc * g * (i * (1 - i));
                dz[row, Units + unit] = dc * cPrevious[row, unit] * (f * (1 - f));
                dz[row, (2 * Units) + unit] = dc * i * (1 - (g * g));
                dz[row, (3 * Units) + unit] = dh[row, unit] * tanh * (o * (1 - o));
            }
        }

        Kernels.Method<Lstm>(k.Name)(ref gates.First, ref cellPrevious.First, ref tanhCell.First, ref hiddenGradient.First, ref cellGradient.First);

        gates.AssertIs(dz, Tolerance);
        cellGradient.AssertIs(dcPrevious, Tolerance);
        cellPrevious.AssertIs(cPrevious, tolerance: 0);
        tanhCell.AssertIs(tanhC, tolerance: 0);
        hiddenGradient.AssertIs(dh, tolerance: 0);
    }

    private static void CheckGru(GateGradient k, ref RandomSource random)
    {
        PanelMatrix gates = new PanelMatrix(k.Rows, 3 * Panel.Width, k.GateStride).Draw(ref random);
        PanelMatrix recurrentCandidate = new PanelMatrix(k.Rows, Panel.Width, k.GateStride).Draw(ref random, 2);
        PanelMatrix hiddenPrevious = new PanelMatrix(k.Rows, Panel.Width, k.GateStride).Draw(ref random);
        PanelMatrix hiddenGradient = new PanelMatrix(k.Rows, Panel.Width, k.GateStride).Draw(ref random);
        PanelMatrix directGradient = new PanelMatrix(k.Rows, Panel.Width, k.GateStride).Draw(ref random);
        double[,] gate = gates.ToDoubles(), m = recurrentCandidate.ToDoubles(), hPrevious = hiddenPrevious.ToDoubles();
        double[,] dhAbove = hiddenGradient.ToDoubles(), dhNext = directGradient.ToDoubles();
        double[,] dz = new double[k.Rows, 3 * Panel.Width], dm = new double[k.Rows, Panel.Width], dhPrevious = new double[k.Rows, Panel.Width];
        for (int row = 0; row < k.Rows; row++)
        {
            for (int unit = 0; unit < Panel.Width; unit++)
            {
                double r = gate[row, unit], z = gate[row, Panel.Width + unit], n = gate[row, (2 * Panel.Width) + unit];
                double dh = dhAbove[row, unit] + dhNext[row, unit];
                double dzn = dh * (1 - z) * (1 - (n * n));
                dhPrevious[row, unit] = dh * z;
                dm[row, unit] = dzn * r;
                dz[row, unit] = dzn * m[row, unit] * (r * (1 - r));
                dz[row, Panel.Width + unit] = dh * (hPrevious[row, unit] - n) * (z * (1 - z));
                dz[row, (2 * Panel.Width) + unit] = dzn;
            }
        }

        Kernels.Method<Gru>(k.Name)(ref gates.First, ref recurrentCandidate.First, ref hiddenPrevious.First, ref hiddenGradient.First, ref directGradient.First);

        gates.AssertIs(dz, Tolerance);
        recurrentCandidate.AssertIs(dm, Tolerance);
        directGradient.AssertIs(dhPrevious, Tolerance);
        hiddenPrevious.AssertIs(hPrevious, tolerance: 0);
        hiddenGradient.AssertIs(dhAbove, tolerance: 0);
    }

    private static IEnumerable<GateGradient> Shapes() =>
        from cell in Enum.GetValues<CellKind>()
        from rows in RowCounts
        select new GateGradient($"{cell}Rows{rows}", "", cell, rows, (rows + 2) * Panel.Width);
}
