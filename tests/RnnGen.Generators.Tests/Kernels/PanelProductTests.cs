namespace RnnGen.Generators.Tests;

/// <summary>result = left · weights (+ bias, + result) against the triple loop in double.</summary>
[Trait("Category", "Numerics")]
public sealed class PanelProductTests
{
    private static readonly CompiledKernels<PanelProduct> Kernels = new(Shapes());

    private delegate void Product(ref float left, ref float weights, ref float result);

    private delegate void ProductOfDepth(ref float left, ref float weights, ref float result, int depthPanels);

    private delegate void ProductOfAnySize(ref float left, ref float weights, ref float result, int panelCount, int depthPanels);

    private delegate void BiasedProduct(ref float left, ref float weights, ref float bias, ref float result);

    private delegate void BiasedProductOfWidth(ref float left, ref float weights, ref float bias, ref float result, int panelCount);

    public static TheoryData<string> Names => Kernels.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void MultipliesAsScalarCodeDoes(string kernel)
    {
        PanelProduct k = Kernels[kernel];
        int[] depths = k.Depth > 0 ? [k.Depth] : [0, 16, 48, 256, 272, 528];
        int[] widths = k.Panels > 0 ? [k.Panels] : [0, 1, 3];
        foreach (int depth in depths)
        {
            foreach (int panels in widths)
            {
                Check(k, depth, panels);
            }
        }
    }

    private static void Check(PanelProduct k, int depth, int panels)
    {
        RandomSource random = new(seed: 1);
        int width = panels * Panel.Width;
        PanelMatrix left = new PanelMatrix(k.Rows.Rows, depth, k.LeftStride).Draw(ref random);
        PanelMatrix weights = new PanelMatrix(depth, width, k.WeightStride).Draw(ref random);
        PanelMatrix bias = PanelMatrix.Vector(width).Draw(ref random);
        PanelMatrix result = new(k.Rows.Rows, width, k.ResultStride);
        if (k.Start == ProductStart.Result)
        {
            result.Draw(ref random);
        }

        double[,] expected = Expected(k.Start, left.ToDoubles(), weights.ToDoubles(), bias.ToDoubles(), result.ToDoubles());
        Run(k, left, weights, bias, result, panels, depth / Panel.Width);

        result.AssertIs(expected, 1e-5);
    }

    private static void Run(PanelProduct k, PanelMatrix left, PanelMatrix weights, PanelMatrix bias, PanelMatrix result, int panels, int depthPanels)
    {
        switch (k.Start == ProductStart.Bias, k.Panels > 0, k.Depth > 0)
        {
            case (false, true, true):
                Kernels.Method<Product>(k.Name)(ref left.First, ref weights.First, ref result.First);
                break;
            case (false, true, false):
                Kernels.Method<ProductOfDepth>(k.Name)(ref left.First, ref weights.First, ref result.First, depthPanels);
                break;
            case (false, false, false):
                Kernels.Method<ProductOfAnySize>(k.Name)(ref left.First, ref weights.First, ref result.First, panels, depthPanels);
                break;
            case (true, true, true):
                Kernels.Method<BiasedProduct>(k.Name)(ref left.First, ref weights.First, ref bias.First, ref result.First);
                break;
            case (true, false, true):
                Kernels.Method<BiasedProductOfWidth>(k.Name)(ref left.First, ref weights.First, ref bias.First, ref result.First, panels);
                break;
            default:
                throw new InvalidOperationException($"{k.Name} has a signature that no test calls.");
        }
    }

    private static double[,] Expected(ProductStart start, double[,] left, double[,] weights, double[,] bias, double[,] result)
    {
        double[,] product = new double[result.GetLength(0), result.GetLength(1)];
        for (int m = 0; m < product.GetLength(0); m++)
        {
            for (int n = 0; n < product.GetLength(1); n++)
            {
                double sum = start switch
                {
                    ProductStart.Bias => bias[0, n],
                    ProductStart.Result => result[m, n],
                    _ => 0,
                };
                for (int k = 0; k < left.GetLength(1); k++)
                {
                    sum += left[m, k] * weights[k, n];
                }

                product[m, n] = sum;
            }
        }

        return product;
    }

    /// <summary>Rows at the edges of register tiles, depths at the edges of lanes and panels, panels with gaps between them.</summary>
    private static IEnumerable<PanelProduct> Shapes()
    {
        (int Rows, int Depth, int Panels)[] sizes =
        [
            (1, 1, 1), (1, 16, 2), (1, 33, 1), (2, 7, 3), (3, 8, 1), (5, 9, 2), (6, 15, 1), (7, 16, 2), (8, 17, 1), (11, 31, 1), (12, 32, 3), (13, 33, 2),
            (17, 5, 1), (18, 48, 1), (19, 3, 3), (7, 384, 1), (7, 385, 2), (8, 512, 1), (13, 523, 2), (2, 528, 1),
        ];
        ProductStart[] starts = [ProductStart.Zero, ProductStart.Bias, ProductStart.Result];
        foreach (ProductStart start in starts)
        {
            foreach ((int rows, int depth, int panels) in sizes)
            {
                yield return Shape(start, rows, depth, panels);
            }
        }

        foreach (int rows in new[] { 1, 6, 7, 12 })
        {
            yield return Shape(ProductStart.Zero, rows, depth: 0, panels: 2);
            yield return Shape(ProductStart.Result, rows, depth: 0, panels: 0);
            yield return Shape(ProductStart.Bias, rows, depth: 19, panels: 0);
        }
    }

    private static PanelProduct Shape(ProductStart start, int rows, int depth, int panels) => new(
        $"{start}M{rows}K{depth}Panels{panels}",
        "",
        RowTiling.Of(rows),
        depth,
        panels,
        LeftStride: (rows + 2) * Panel.Width,
        WeightStride: (Math.Max(depth, 528) + 1) * Panel.Width,
        ResultStride: (rows + 3) * Panel.Width,
        start);
}
