namespace RnnGen.Generators.Tests;

/// <summary>Batch 1: bias + Wxh·x + Whh·h (+ a table's row), and the cell or the logits behind it, against scalar code in double.</summary>
[Trait("Category", "Numerics")]
public sealed class MatVecTests
{
    private const int GroupUnits = 8;
    private const double Tolerance = 2e-6;

    private static readonly CompiledKernels<MatVec> Kernels = new(Shapes().Distinct());

    private delegate void FromHidden(ref float hidden, ref float weights, ref float bias, ref float result);

    private delegate void FromInput(ref float input, ref float hidden, ref float weights, ref float bias, ref float nextHidden);

    private delegate void FromTable(ref float hidden, ref float weights, ref float bias, ref float tableRow, ref float nextHidden);

    private delegate void FromFoldedRow(ref float hidden, ref float weights, ref float tableRow, ref float nextHidden);

    private delegate void FoldRow(ref float input, ref float weights, ref float bias, ref float foldedRow);

    private delegate void LstmFromInput(ref float input, ref float hidden, ref float weights, ref float bias, ref float cell, ref float nextHidden);

    private delegate void LstmFromTable(ref float hidden, ref float weights, ref float bias, ref float tableRow, ref float cell, ref float nextHidden);

    private delegate void LstmFromFoldedRow(ref float hidden, ref float weights, ref float tableRow, ref float cell, ref float nextHidden);

    public static TheoryData<string> Names => Kernels.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void FollowsTheEquations(string kernel)
    {
        MatVec k = Kernels[kernel];
        RandomSource random = new(seed: 13);
        int width = k.Panels * Panel.Width;
        PanelMatrix input = PanelMatrix.Vector(k.InputDepth).Draw(ref random);
        PanelMatrix hidden = PanelMatrix.Vector(k.HiddenDepth).Draw(ref random);
        PanelMatrix weights = new PanelMatrix(k.InputDepth + k.HiddenDepth, width, k.WeightStride).Draw(ref random);
        PanelMatrix bias = PanelMatrix.Vector(width).Draw(ref random);
        PanelMatrix tableRow = PanelMatrix.Vector(width).Draw(ref random);
        int units = k.Cell == CellKind.Lstm ? k.Panels / 2 * GroupUnits : width;
        PanelMatrix cell = PanelMatrix.Vector(units).Draw(ref random, 2);
        PanelMatrix result = PanelMatrix.Vector(units);
        double[] sums = Sums(k, input, hidden, weights, bias, tableRow);
        double[,] nextCell = cell.ToDoubles();
        double[,] expected = Ending(k.Cell, sums, nextCell);

        Run(k, input, hidden, weights, bias, tableRow, cell, result);

        result.AssertIs(expected, Tolerance);
        cell.AssertIs(nextCell, Tolerance);
    }

    private static void Run(
        MatVec k, PanelMatrix input, PanelMatrix hidden, PanelMatrix weights, PanelMatrix bias, PanelMatrix tableRow, PanelMatrix cell, PanelMatrix result)
    {
        switch (k.Cell == CellKind.Lstm, k.InputDepth > 0, k.Start)
        {
            case (false, true, MatVecStart.Bias) when k.HiddenDepth == 0:
                Kernels.Method<FoldRow>(k.Name)(ref input.First, ref weights.First, ref bias.First, ref result.First);
                break;
            case (false, false, MatVecStart.TableRow):
                Kernels.Method<FromFoldedRow>(k.Name)(ref hidden.First, ref weights.First, ref tableRow.First, ref result.First);
                break;
            case (true, false, MatVecStart.TableRow):
                Kernels.Method<LstmFromFoldedRow>(k.Name)(ref hidden.First, ref weights.First, ref tableRow.First, ref cell.First, ref result.First);
                break;
            case (false, false, MatVecStart.Bias):
                Kernels.Method<FromHidden>(k.Name)(ref hidden.First, ref weights.First, ref bias.First, ref result.First);
                break;
            case (false, true, MatVecStart.Bias):
                Kernels.Method<FromInput>(k.Name)(ref input.First, ref hidden.First, ref weights.First, ref bias.First, ref result.First);
                break;
            case (false, false, MatVecStart.BiasAndTableRow):
                Kernels.Method<FromTable>(k.Name)(ref hidden.First, ref weights.First, ref bias.First, ref tableRow.First, ref result.First);
                break;
            case (true, true, MatVecStart.Bias):
                Kernels.Method<LstmFromInput>(k.Name)(ref input.First, ref hidden.First, ref weights.First, ref bias.First, ref cell.First, ref result.First);
                break;
            case (true, false, MatVecStart.BiasAndTableRow):
                Kernels.Method<LstmFromTable>(k.Name)(ref hidden.First, ref weights.First, ref bias.First, ref tableRow.First, ref cell.First, ref result.First);
                break;
            default:
                throw new InvalidOperationException($"{k.Name} has a signature that no test calls.");
        }
    }

    private static double[] Sums(MatVec k, PanelMatrix input, PanelMatrix hidden, PanelMatrix weights, PanelMatrix bias, PanelMatrix tableRow)
    {
        double[] sums = new double[weights.Columns];
        for (int column = 0; column < sums.Length; column++)
        {
            sums[column] = (k.ReadsBias ? bias[0, column] : 0d) + (k.ReadsTableRow ? tableRow[0, column] : 0d);
            for (int row = 0; row < weights.Rows; row++)
            {
                double factor = row < k.InputDepth ? input[0, row] : hidden[0, row - k.InputDepth];
                sums[column] += factor * weights[row, column];
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

    /// <summary>Depths below, at and above multiples of the split, which the input and the hidden state leave a rest of each.</summary>
    private static IEnumerable<MatVec> Shapes()
    {
        (int Input, int Hidden)[] depths = [(1, 1), (2, 3), (3, 2), (3, 4), (4, 5), (5, 7), (7, 8), (8, 9), (15, 16), (17, 15)];
        (CellKind? Cell, int Panels, int Split)[] endings =
        [
            (null, 1, 4), (null, 2, 2), (null, 4, 1), (CellKind.Tanh, 1, 4), (CellKind.Tanh, 2, 2), (CellKind.Tanh, 3, 1), (CellKind.Tanh, 4, 1),
            (CellKind.Relu, 1, 4), (CellKind.Relu, 2, 2), (CellKind.Relu, 3, 1), (CellKind.Lstm, 2, 1), (CellKind.Lstm, 2, 2), (CellKind.Lstm, 2, 4), (CellKind.Lstm, 4, 1),
        ];
        foreach ((CellKind? cell, int panels, int split) in endings)
        {
            foreach ((int input, int hidden) in depths)
            {
                if (cell is not null)
                {
                    yield return Shape(cell, panels, split, input, hidden, MatVecStart.Bias);
                    yield return Shape(cell, panels, split, input: 0, hidden, MatVecStart.BiasAndTableRow);
                    yield return Shape(cell, panels, split, input: 0, hidden, MatVecStart.TableRow);
                }
                else
                {
                    yield return Shape(cell, panels, split, input: 0, hidden, MatVecStart.Bias);
                    yield return Shape(cell, panels, split, input, hidden: 0, MatVecStart.Bias);
                }
            }
        }
    }

    private static MatVec Shape(CellKind? cell, int panels, int split, int input, int hidden, MatVecStart start) => new(
        $"{cell?.ToString() ?? "Sums"}Panels{panels}Split{split}X{input}H{hidden}{start}",
        "",
        panels,
        split,
        input,
        hidden,
        WeightStride: (input + hidden + 1) * Panel.Width,
        start,
        cell);
}
