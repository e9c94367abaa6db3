using RnnGen.CompilerServices;

namespace RnnGen.Generators.Tests;

/// <summary>result = left · weights (+ bias, + result) against the triple loop in double.</summary>
[Trait("Category", "Numerics")]
public sealed class PanelProductTests
{
    private static readonly CompiledKernels<PanelProduct> Kernels = new(Shapes());

    private delegate void Product(ref float left, ref float weights, ref float result);

    private delegate void BiasedProduct(ref float left, ref float weights, ref float bias, ref float result);

    private delegate void BiasedPanels(ref float left, ref float weights, ref float bias, ref float result, nuint firstPanel, nuint endPanel);

    private delegate void PanelsOfDepth(ref float left, ref float weights, ref float result, nuint depth, nuint firstPanel, nuint endPanel);

    private delegate void Tiles(ref float left, ref float weights, ref float result, TeamMember member);

    private delegate void TilesOfDepth(ref float left, ref float weights, ref float result, nuint depth, TeamMember member);

    public static TheoryData<string> Names => Kernels.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void MultipliesAsScalarCodeDoes(string kernel)
    {
        PanelProduct k = Kernels[kernel];
        int[] depths = k.Shape.Depth.Known is { } known ? [(int)known] : [0, 16, 48, 256, 272, 528];
        int[] widths = k.Shape.Result.Panels.Known is { } panelCount ? [(int)panelCount] : [0, 1, 3];
        int[] parts = k.Split == ProductSplit.Whole ? [1] : [1, 2, 3];
        foreach (int depth in depths)
        {
            foreach (int panels in widths)
            {
                Assert.All(parts, count => Check(k, depth, panels, count));
            }
        }
    }

    private static void Check(PanelProduct k, int depth, int panels, int parts)
    {
        RandomSource random = new(seed: 1);
        int width = panels * Panel.Width;
        PanelMatrix left = new PanelMatrix(k.Shape.Rows, depth, (int)k.Shape.Left.PanelStride.Floats).Draw(ref random);
        PanelMatrix weights = new PanelMatrix(depth, width, (int)k.Shape.Weights.PanelStride.Floats).Draw(ref random);
        PanelMatrix bias = PanelMatrix.Vector(width).Draw(ref random);
        PanelMatrix result = new(k.Shape.Rows, width, (int)k.Shape.Result.PanelStride.Floats);
        if (k.Start == ProductStart.Result)
        {
            result.Draw(ref random);
        }

        double[,] expected = Expected(k.Start, left.ToDoubles(), weights.ToDoubles(), bias.ToDoubles(), result.ToDoubles());
        foreach (TeamMember member in Members.Of(parts))
        {
            Run(k, left, weights, bias, result, (nuint)panels, (nuint)depth, member);
        }

        result.AssertIs(expected, 1e-5);
    }

    /// <summary>One member's part of the product.</summary>
    private static void Run(PanelProduct k, PanelMatrix left, PanelMatrix weights, PanelMatrix bias, PanelMatrix result, nuint panels, nuint depth, TeamMember member)
    {
        switch (k.Split, k.Start == ProductStart.Bias, !k.Shape.Depth.IsOpen)
        {
            case (ProductSplit.Whole, false, true):
                Kernels.Method<Product>(k.Name)(ref left.First, ref weights.First, ref result.First);
                break;
            case (ProductSplit.Whole, true, true):
                Kernels.Method<BiasedProduct>(k.Name)(ref left.First, ref weights.First, ref bias.First, ref result.First);
                break;
            case (ProductSplit.PanelRange, true, true):
                Kernels.Method<BiasedPanels>(k.Name)(ref left.First, ref weights.First, ref bias.First, ref result.First, member.First(panels), member.End(panels));
                break;
            case (ProductSplit.PanelRange, false, false):
                Kernels.Method<PanelsOfDepth>(k.Name)(ref left.First, ref weights.First, ref result.First, depth, member.First(panels), member.End(panels));
                break;
            case (ProductSplit.Tiles, false, true):
                Kernels.Method<Tiles>(k.Name)(ref left.First, ref weights.First, ref result.First, member);
                break;
            case (ProductSplit.Tiles, false, false):
                Kernels.Method<TilesOfDepth>(k.Name)(ref left.First, ref weights.First, ref result.First, depth, member);
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
        foreach ((int rows, int depth, int panels) in sizes)
        {
            yield return Shape(ProductStart.Zero, rows, depth, panels, ProductSplit.Whole);
            yield return Shape(ProductStart.Bias, rows, depth, panels, ProductSplit.Whole);
            yield return Shape(ProductStart.Result, rows, depth, panels, ProductSplit.Whole);
            yield return Shape(ProductStart.Zero, rows, depth, panels, ProductSplit.Tiles);
            yield return Shape(ProductStart.Result, rows, depth, panels, ProductSplit.Tiles);
        }

        foreach (int rows in new[] { 1, 6, 7, 12, 25 })
        {
            yield return Shape(ProductStart.Zero, rows, depth: null, panels: 2, ProductSplit.Tiles);
            yield return Shape(ProductStart.Result, rows, depth: null, panels: null, ProductSplit.PanelRange);
            yield return Shape(ProductStart.Bias, rows, depth: 19, panels: null, ProductSplit.PanelRange);
        }

        // Every height of a register tile, and panels cut into several tiles also where vectors have 16 floats.
        foreach (int rows in Enumerable.Range(1, 50))
        {
            yield return Shape(ProductStart.Bias, rows, depth: 19, panels: 2, ProductSplit.Whole);
            yield return Shape(ProductStart.Result, rows, depth: 20, panels: 2, ProductSplit.Tiles);
        }

        yield return Shape(ProductStart.Result, rows: 50, depth: 400, panels: 2, ProductSplit.Tiles);
    }

    private static PanelProduct Shape(ProductStart start, int rows, int? depth, int? panels, ProductSplit split)
    {
        Extent depthExtent = depth is { } k ? Extent.Of(k) : Extent.Open("depth");
        Extent columns = panels is { } n ? Extent.Of(n) : Extent.Open("panels");
        return new PanelProduct(
            $"{start}{split}M{rows}K{depth ?? 0}Panels{panels ?? 0}",
            "",
            new ProductShape(
                new MatrixType(depth is { } columnsOfLeft ? Extent.Of(Panel.Count(columnsOfLeft)) : Extent.Open("depth/16"), Extent.Of(rows), Stride.Of((rows + 2) * Panel.Width)),
                depthExtent,
                new MatrixType(columns, depthExtent, Stride.Of((Math.Max(depth ?? 0, 528) + 1) * Panel.Width)),
                new MatrixType(columns, Extent.Of(rows), Stride.Of((rows + 3) * Panel.Width)),
                IsFar: rows % 2 == 1),
            start,
            split);
    }
}
