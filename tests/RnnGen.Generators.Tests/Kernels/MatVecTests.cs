namespace RnnGen.Generators.Tests;

/// <summary>Batch 1: a vector times panels of weights, against scalar code in double.</summary>
[Trait("Category", "Numerics")]
public sealed class MatVecTests
{
    private const double Tolerance = 2e-6;

    /// <summary>For kernels that take the number of panels from the caller.</summary>
    private const int PanelsPassed = 3;

    private static readonly CompiledKernels<MatVec> Kernels = new(Shapes());

    private delegate void Product(ref float operand, ref float weights, ref float start, ref float result);

    private delegate void ProductAlone(ref float operand, ref float weights, ref float result);

    private delegate void ProductOfPanels(ref float operand, ref float weights, ref float start, ref float result, int panelCount);

    private delegate void ProductOfWord(ref float operand, ref float weights, ref float bias, ref float inputRow, ref float result);

    public static TheoryData<string> Names => Kernels.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void FollowsTheEquation(string kernel)
    {
        MatVec k = Kernels[kernel];
        Operands x = new(k);
        PanelMatrix result = PanelMatrix.Vector(x.Bias.Columns);

        Run(k, x, ref result.First);

        result.AssertIs(x.Sums(k), Tolerance);
    }

    /// <summary>A step without a table leaves the projected input where the pre-activations go.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void TakesTheProjectedInputFromWhereTheSumsGo(string kernel)
    {
        MatVec k = Kernels[kernel];
        Operands x = new(k);
        double[,] expected = x.Sums(k);
        PanelMatrix inPlace = k.Start == MatVecStart.Bias ? x.Bias : x.InputRow;

        Run(k, x, ref inPlace.First);

        inPlace.AssertIs(expected, Tolerance);
    }

    private static void Run(MatVec k, Operands x, ref float result)
    {
        switch (k.Start)
        {
            case MatVecStart.BiasAndInputRow:
                Kernels.Method<ProductOfWord>(k.Name)(ref x.Operand.First, ref x.Weights.First, ref x.Bias.First, ref x.InputRow.First, ref result);
                break;
            case MatVecStart.Zero:
                Kernels.Method<ProductAlone>(k.Name)(ref x.Operand.First, ref x.Weights.First, ref result);
                break;
            case MatVecStart.ProjectedInput:
                Kernels.Method<Product>(k.Name)(ref x.Operand.First, ref x.Weights.First, ref x.InputRow.First, ref result);
                break;
            case MatVecStart.Bias when k.Panels == 0:
                Kernels.Method<ProductOfPanels>(k.Name)(ref x.Operand.First, ref x.Weights.First, ref x.Bias.First, ref result, PanelsPassed);
                break;
            default:
                Kernels.Method<Product>(k.Name)(ref x.Operand.First, ref x.Weights.First, ref x.Bias.First, ref result);
                break;
        }
    }

    /// <summary>Depths that leave every rest of the rows worked on at once; one panel, and more.</summary>
    private static IEnumerable<MatVec> Shapes()
    {
        int[] depths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17, 30];
        foreach (int depth in depths)
        {
            yield return Shape(panels: 0, depth, MatVecStart.Bias);
            yield return Shape(panels: 0, depth, MatVecStart.Bias, prefetchDistance: 1024);
            foreach (int panels in new[] { 1, 2, 3 })
            {
                yield return Shape(panels, depth, MatVecStart.Zero);
                yield return Shape(panels, depth, MatVecStart.Bias);
                yield return Shape(panels, depth, MatVecStart.ProjectedInput);
                yield return Shape(panels, depth, MatVecStart.BiasAndInputRow);
            }
        }
    }

    private static MatVec Shape(int panels, int depth, MatVecStart start, int prefetchDistance = 0) => new(
        $"Panels{panels}Depth{depth}{start}{(prefetchDistance > 0 ? "Ahead" : "")}", "", "operand", depth, panels, start, "sums", prefetchDistance);

    /// <summary>Random operands of a kernel.</summary>
    private sealed class Operands
    {
        public Operands(MatVec k)
        {
            RandomSource random = new(seed: 13);
            int width = (k.Panels == 0 ? PanelsPassed : k.Panels) * Panel.Width;
            Operand = PanelMatrix.Vector(k.Depth).Draw(ref random);
            Weights = new PanelMatrix(k.Depth, width, k.Depth * Panel.Width).Draw(ref random);
            Bias = PanelMatrix.Vector(width).Draw(ref random);
            InputRow = PanelMatrix.Vector(width).Draw(ref random);
        }

        public PanelMatrix Operand { get; }

        public PanelMatrix Weights { get; }

        public PanelMatrix Bias { get; }

        public PanelMatrix InputRow { get; }

        public double[,] Sums(MatVec k)
        {
            double[,] sums = new double[1, Weights.Columns];
            for (int column = 0; column < Weights.Columns; column++)
            {
                sums[0, column] = k.Start switch
                {
                    MatVecStart.Zero => 0,
                    MatVecStart.Bias => Bias[0, column],
                    MatVecStart.ProjectedInput => InputRow[0, column],
                    _ => (double)Bias[0, column] + InputRow[0, column],
                };
                for (int row = 0; row < Weights.Rows; row++)
                {
                    sums[0, column] += (double)Operand[0, row] * Weights[row, column];
                }
            }

            return sums;
        }
    }
}
