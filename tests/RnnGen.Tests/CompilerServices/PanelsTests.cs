using RnnGen.CompilerServices;

namespace RnnGen.Tests;

/// <summary>Weights to the panels of their transpose, bit by bit; and the sum of each column against scalar code in double.</summary>
[Trait("Category", "Numerics")]
public sealed class PanelsTests
{
    private const int Width = RnnNetwork.PanelWidth;

    public static TheoryData<int, int> Weights => Shapes.Pairs([1, 7, 8, 9, 15, 16, 17, 31, 32, 33], [0, 1, 2, 3]);

    public static TheoryData<int, int> Batches => Shapes.Pairs([1, 2, 5, 6, 7, 17], [0, 1, 3]);

    [Theory]
    [MemberData(nameof(Weights))]
    public void TransposeTurnsRowsIntoColumns(int depth, int panels)
    {
        RandomSource random = new(seed: 3);
        PanelMatrix weights = new PanelMatrix(depth, panels * Width, depth * Width).Draw(ref random);
        int resultStride = (Math.Max(panels, 3) * Width * Width) + 32;
        PanelMatrix result = new(panels * Width, (depth + Width - 1) / Width * Width, resultStride);
        double[,] expected = new double[result.Rows, result.Columns];
        for (int row = 0; row < depth; row++)
        {
            for (int column = 0; column < weights.Columns; column++)
            {
                expected[column, row] = weights[row, column];
            }
        }

        foreach (TeamMember member in Members.Of(2))
        {
            Panels.Transpose(ref weights.First, (nuint)depth, ref result.First, (nuint)resultStride, member.First((nuint)panels), member.End((nuint)panels));
        }

        result.AssertIs(expected, tolerance: 0);
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public void SumColumnsOverwritesWithTheSumOfEachColumn(int rows, int panels) => CheckSum(rows, panels, accumulate: false);

    [Theory]
    [MemberData(nameof(Batches))]
    public void SumColumnsAddsTheSumOfEachColumn(int rows, int panels) => CheckSum(rows, panels, accumulate: true);

    private static void CheckSum(int rows, int panels, bool accumulate)
    {
        RandomSource random = new(seed: 4);
        PanelMatrix values = new PanelMatrix(rows, panels * Width, rows * Width).Draw(ref random);
        PanelMatrix result = PanelMatrix.Vector(values.Columns);
        double[,] expected = new double[1, values.Columns];
        if (accumulate)
        {
            expected = result.Draw(ref random).ToDoubles();
        }

        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < values.Columns; column++)
            {
                expected[0, column] += values[row, column];
            }
        }

        foreach (TeamMember member in Members.Of(2))
        {
            Panels.SumColumns(ref values.First, (nuint)rows, ref result.First, accumulate, member.First((nuint)panels), member.End((nuint)panels));
        }

        result.AssertIs(expected, 1e-5);
    }
}
