using RnnGen.CompilerServices;

namespace RnnGen.Generators.Tests;

/// <summary>result (+)= leftᵀ · right against the triple loop in double.</summary>
[Trait("Category", "Numerics")]
public sealed class PanelOuterProductTests
{
    private static readonly CompiledKernels<PanelOuterProduct> Kernels = new(Shapes());

    private delegate void Product(ref float left, ref float right, ref float result, nuint firstPanel, nuint endPanel);

    private delegate void AddedProduct(ref float left, ref float right, ref float result, bool accumulate, nuint firstPanel, nuint endPanel);

    public static TheoryData<string> Names => Kernels.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void SumsOverTheRowsAsScalarCodeDoes(string kernel)
    {
        PanelOuterProduct k = Kernels[kernel];
        foreach (int panels in k.Shape.Right.Panels.Known is { } known ? [(int)known] : new[] { 0, 1, 3 })
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
        OuterProductShape shape = k.Shape;
        PanelMatrix left = new PanelMatrix(shape.Rows, shape.Depth, (int)shape.Left.PanelStride.Floats).Draw(ref random);
        PanelMatrix right = new PanelMatrix(shape.Rows, panels * Panel.Width, (int)shape.Right.PanelStride.Floats).Draw(ref random);
        PanelMatrix result = new(shape.Depth, panels * Panel.Width, (int)shape.Result.PanelStride.Floats);
        double[,] expected = new double[result.Rows, result.Columns];
        if (accumulate)
        {
            expected = result.Draw(ref random).ToDoubles();
        }

        for (int m = 0; m < shape.Rows; m++)
        {
            for (int row = 0; row < shape.Depth; row++)
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
                Kernels.Method<AddedProduct>(k.Name)(ref left.First, ref right.First, ref result.First, accumulate, first, end);
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
            (5, 18, 2), (31, 31, 1), (12, 32, 1), (3, 33, 2), (2, 4, 1), (3, 10, 1), (2, 14, 2), (192, 7, 1), (193, 17, 2), (401, 33, 1),
        ];
        foreach ((int rows, int depth, int panels) in sizes)
        {
            yield return Shape(rows, depth, panels, canAccumulate: false);
            yield return Shape(rows, depth, panels: null, canAccumulate: true);
        }

        yield return Shape(rows: 5, depth: 19, panels: null, canAccumulate: false);
        yield return Shape(rows: 5, depth: 19, panels: 2, canAccumulate: true);
    }

    private static PanelOuterProduct Shape(int rows, int depth, int? panels, bool canAccumulate)
    {
        Extent columns = panels is { } n ? Extent.Of(n) : Extent.Open("panels");
        return new PanelOuterProduct(
            $"M{rows}K{depth}Panels{panels ?? 0}{(canAccumulate ? "Added" : "")}",
            "",
            new OuterProductShape(
                new MatrixType(Panel.Count(depth), rows, Stride.Of((rows + 2) * Panel.Width)),
                new MatrixType(columns, Extent.Of(rows), Stride.Of((rows + 1) * Panel.Width)),
                new MatrixType(columns, Extent.Of(depth), Stride.Of((depth + 3) * Panel.Width)),
                IsFar: rows % 2 == 1),
            canAccumulate);
    }
}
