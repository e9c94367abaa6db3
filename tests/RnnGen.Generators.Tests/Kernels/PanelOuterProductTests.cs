namespace RnnGen.Generators.Tests;

/// <summary>result (+)= leftᵀ · right against the triple loop in double.</summary>
[Trait("Category", "Numerics")]
public sealed class PanelOuterProductTests
{
    private static readonly CompiledKernels<PanelOuterProduct> Kernels = new(Shapes());

    private delegate void Product(ref float left, ref float right, ref float result, nuint firstPanel, nuint endPanel);

    private delegate void AddedProduct(ref float left, ref float right, ref float result, nuint firstPanel, nuint endPanel, bool accumulate);

    public static TheoryData<string> Names => Kernels.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void SumsOverTheRowsAsScalarCodeDoes(string kernel)
    {
        PanelOuterProduct k = Kernels[kernel];
        foreach (int panels in k.Panels > 0 ? [k.Panels] : new[] { 0, 1, 3 })
        {
            Check(k, panels, accumulate: false);
            if (k.CanAccumulate)
            {
                Check(k, panels, accumulate: true);
            }
        }
    }

    private static void Check(PanelOuterProduct k, int panels, bool accumulate)
    {
        RandomSource random = new(seed: 2);
        int depth = (k.DepthPanels * Panel.Width) + (k.TailTiles?.Rows ?? 0);
        PanelMatrix left = new PanelMatrix(k.Rows, depth, k.LeftStride).Draw(ref random);
        PanelMatrix right = new PanelMatrix(k.Rows, panels * Panel.Width, k.RightStride).Draw(ref random);
        PanelMatrix result = new(depth, panels * Panel.Width, k.ResultStride);
        double[,] expected = new double[result.Rows, result.Columns];
        if (accumulate)
        {
            expected = result.Draw(ref random).ToDoubles();
        }

        for (int m = 0; m < k.Rows; m++)
        {
            for (int row = 0; row < depth; row++)
            {
                for (int n = 0; n < result.Columns; n++)
                {
                    expected[row, n] += (double)left[m, row] * right[m, n];
                }
            }
        }

        foreach (TeamMember member in Members.Of(2))
        {
            nuint first = member.First((nuint)panels), end = member.End((nuint)panels);
            if (k.CanAccumulate)
            {
                Kernels.Method<AddedProduct>(k.Name)(ref left.First, ref right.First, ref result.First, first, end, accumulate);
            }
            else
            {
                Kernels.Method<Product>(k.Name)(ref left.First, ref right.First, ref result.First, first, end);
            }
        }

        result.AssertIs(expected, 1e-5);
    }

    /// <summary>Depths at the edges of register tiles, lanes and panels.</summary>
    private static IEnumerable<PanelOuterProduct> Shapes()
    {
        (int Rows, int Depth, int Panels)[] sizes =
        [
            (1, 1, 1), (1, 16, 2), (2, 5, 3), (3, 6, 1), (5, 7, 2), (6, 8, 1), (7, 9, 1), (8, 11, 1), (9, 12, 2), (15, 13, 1), (16, 15, 1), (17, 16, 3), (4, 17, 1),
            (5, 18, 2), (31, 31, 1), (12, 32, 1), (3, 33, 2), (192, 7, 1), (193, 17, 2), (401, 33, 1),
        ];
        foreach ((int rows, int depth, int panels) in sizes)
        {
            yield return Shape(rows, depth, panels, canAccumulate: false);
            yield return Shape(rows, depth, panels: 0, canAccumulate: true);
        }

        yield return Shape(rows: 5, depth: 19, panels: 0, canAccumulate: false);
        yield return Shape(rows: 5, depth: 19, panels: 2, canAccumulate: true);
    }

    private static PanelOuterProduct Shape(int rows, int depth, int panels, bool canAccumulate) => OuterProduct.Of(
        $"M{rows}K{depth}Panels{panels}{(canAccumulate ? "Added" : "")}",
        "",
        rows,
        depth,
        panels,
        leftStride: (rows + 2) * Panel.Width,
        rightStride: (rows + 1) * Panel.Width,
        resultStride: (depth + 3) * Panel.Width,
        weights: rows % 2 << 20,
        canAccumulate);
}
