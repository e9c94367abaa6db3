namespace RnnGen.Generators.Tests;

/// <summary>Batch 1: a vector times panels of weights, and the cell behind the sums, against scalar code in double.</summary>
[Trait("Category", "Numerics")]
public sealed class MatVecTests
{
    private const int GroupUnits = 8;
    private const double Tolerance = 2e-6;

    /// <summary>For kernels that take the number of panels from the caller.</summary>
    private const int PanelsPassed = 3;

    private static readonly CompiledKernels<MatVec> Kernels = new(Shapes().Distinct());

    private delegate void Plain(ref float operand, ref float weights, ref float start, ref float result);

    private delegate void PlainOfPanels(ref float operand, ref float weights, ref float start, ref float result, int panelCount);

    private delegate void PlainOfWord(ref float operand, ref float weights, ref float bias, ref float inputRow, ref float result);

    private delegate void Lstm(ref float operand, ref float weights, ref float start, ref float cell, ref float result);

    private delegate void LstmOfWord(ref float operand, ref float weights, ref float bias, ref float inputRow, ref float cell, ref float result);

    public static TheoryData<string> Names => Kernels.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void FollowsTheEquations(string kernel)
    {
        MatVec k = Kernels[kernel];
        RandomSource random = new(seed: 13);
        int width = PanelCount(k) * Panel.Width;
        PanelMatrix operand = PanelMatrix.Vector(k.Depth).Draw(ref random);
        PanelMatrix weights = new PanelMatrix(k.Depth, width, k.Depth * Panel.Width).Draw(ref random);
        PanelMatrix bias = PanelMatrix.Vector(width).Draw(ref random);
        PanelMatrix inputRow = PanelMatrix.Vector(width).Draw(ref random);
        int units = k.Cell == CellKind.Lstm ? width / 4 : width;
        PanelMatrix cell = PanelMatrix.Vector(units).Draw(ref random, 2);
        PanelMatrix result = PanelMatrix.Vector(units);
        double[] sums = Sums(k, operand, weights, bias, inputRow);
        double[,] nextCell = cell.ToDoubles();
        double[,] expected = Ending(k.Cell, sums, nextCell);

        Run(k, operand, weights, bias, inputRow, cell, result);

        result.AssertIs(expected, Tolerance);
        cell.AssertIs(nextCell, Tolerance);
    }

    private static void Run(MatVec k, PanelMatrix operand, PanelMatrix weights, PanelMatrix bias, PanelMatrix inputRow, PanelMatrix cell, PanelMatrix result)
    {
        PanelMatrix start = k.Start == MatVecStart.Bias ? bias : inputRow;
        switch (k.Cell == CellKind.Lstm, k.Start == MatVecStart.BiasAndInputRow)
        {
            case (false, false) when k.Panels == 0:
                Kernels.Method<PlainOfPanels>(k.Name)(ref operand.First, ref weights.First, ref start.First, ref result.First, PanelsPassed);
                break;
            case (false, false):
                Kernels.Method<Plain>(k.Name)(ref operand.First, ref weights.First, ref start.First, ref result.First);
                break;
            case (false, true):
                Kernels.Method<PlainOfWord>(k.Name)(ref operand.First, ref weights.First, ref bias.First, ref inputRow.First, ref result.First);
                break;
            case (true, false):
                Kernels.Method<Lstm>(k.Name)(ref operand.First, ref weights.First, ref start.First, ref cell.First, ref result.First);
                break;
            case (true, true):
                Kernels.Method<LstmOfWord>(k.Name)(ref operand.First, ref weights.First, ref bias.First, ref inputRow.First, ref cell.First, ref result.First);
                break;
        }
    }

    private static int PanelCount(MatVec k) => k.Panels == 0 ? PanelsPassed : k.Panels;

    private static double[] Sums(MatVec k, PanelMatrix operand, PanelMatrix weights, PanelMatrix bias, PanelMatrix inputRow)
    {
        double[] sums = new double[weights.Columns];
        for (int column = 0; column < sums.Length; column++)
        {
            sums[column] = k.Start switch
            {
                MatVecStart.Bias => bias[0, column],
                MatVecStart.ProjectedInput => inputRow[0, column],
                _ => (double)bias[0, column] + inputRow[0, column],
            };
            for (int row = 0; row < weights.Rows; row++)
            {
                sums[column] += (double)operand[0, row] * weights[row, column];
            }
        }

        return sums;
    }

    /// <summary>What becomes of the sums; c is replaced by the next c.</summary>
    private static double[,] Ending(CellKind? cell, double[] sums, double[,] c)
    {
        double[,] result = new double[1, c.GetLength(1)];
        for (int unit = 0; unit < c.GetLength(1); unit++)
        {
            if (cell == CellKind.Lstm)
            {
                // Panels (i8 f8)(g8 o8) of the unit's group.
                int first = (unit / GroupUnits * 4 * GroupUnits) + (unit % GroupUnits);
                double i = ScalarMath.Sigmoid(sums[first]), f = ScalarMath.Sigmoid(sums[first + GroupUnits]);
                double g = Math.Tanh(sums[first + (2 * GroupUnits)]), o = ScalarMath.Sigmoid(sums[first + (3 * GroupUnits)]);
                c[0, unit] = (f * c[0, unit]) + (i * g);
                result[0, unit] = o * Math.Tanh(c[0, unit]);
            }
            else
            {
                result[0, unit] = cell switch
                {
                    CellKind.Tanh => Math.Tanh(sums[unit]),
                    CellKind.Relu => Math.Max(0, sums[unit]),
                    _ => sums[unit],
                };
            }
        }

        return result;
    }

    /// <summary>Depths that leave every rest of the rows worked on at once; one panel, one unit group, and more.</summary>
    private static IEnumerable<MatVec> Shapes()
    {
        int[] depths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17, 30];
        CellKind?[] cells = [null, CellKind.Tanh, CellKind.Relu, CellKind.Lstm];
        foreach (int depth in depths)
        {
            yield return Shape(null, panels: 0, depth, MatVecStart.Bias);
            yield return Shape(null, panels: 0, depth, MatVecStart.Bias, prefetchDistance: 1024);
            foreach (CellKind? cell in cells)
            {
                foreach (int groups in new[] { 1, 2, 3 })
                {
                    int panels = cell == CellKind.Lstm ? 2 * groups : groups;
                    if (cell is null)
                    {
                        yield return Shape(cell, panels, depth, MatVecStart.Bias);
                    }
                    else
                    {
                        yield return Shape(cell, panels, depth, MatVecStart.ProjectedInput);
                        yield return Shape(cell, panels, depth, MatVecStart.BiasAndInputRow);
                    }
                }
            }
        }
    }

    private static MatVec Shape(CellKind? cell, int panels, int depth, MatVecStart start, int prefetchDistance = 0) => new(
        $"{cell?.ToString() ?? "Sums"}Panels{panels}Depth{depth}{start}{(prefetchDistance > 0 ? "Ahead" : "")}",
        "",
        "operand",
        depth,
        panels,
        start,
        cell is null ? "sums" : "nextHidden",
        cell,
        prefetchDistance);
}
