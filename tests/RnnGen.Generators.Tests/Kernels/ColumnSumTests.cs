namespace RnnGen.Generators.Tests;

/// <summary>The sum of each column against scalar code in double.</summary>
[Trait("Category", "Numerics")]
public sealed class ColumnSumTests
{
    private static readonly int[] RowCounts = [1, 2, 5, 6, 7, 17];
    private static readonly int[] PanelCounts = [0, 1, 3];
    private static readonly CompiledKernels<ColumnSum> Kernels = new(Shapes());

    private delegate void Sum(ref float values, ref float result, nuint firstPanel, nuint endPanel);

    private delegate void AddedSum(ref float values, ref float result, nuint firstPanel, nuint endPanel, bool accumulate);

    public static TheoryData<string> Names => Kernels.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void AddsUpEachColumn(string kernel)
    {
        ColumnSum k = Kernels[kernel];
        foreach (int panels in k.Panels > 0 ? [k.Panels] : new[] { 0, 1, 3 })
        {
            Check(k, panels, accumulate: false);
            if (k.CanAccumulate)
            {
                Check(k, panels, accumulate: true);
            }
        }
    }

    private static void Check(ColumnSum k, int panels, bool accumulate)
    {
        RandomSource random = new(seed: 4);
        PanelMatrix values = new PanelMatrix(k.Rows, panels * Panel.Width, k.Rows * Panel.Width).Draw(ref random);
        PanelMatrix result = PanelMatrix.Vector(values.Columns);
        double[,] expected = new double[1, values.Columns];
        if (accumulate)
        {
            expected = result.Draw(ref random).ToDoubles();
        }

        for (int row = 0; row < k.Rows; row++)
        {
            for (int column = 0; column < values.Columns; column++)
            {
                expected[0, column] += values[row, column];
            }
        }

        foreach (TeamMember member in Members.Of(2))
        {
            nuint first = member.First((nuint)panels), end = member.End((nuint)panels);
            if (k.CanAccumulate)
            {
                Kernels.Method<AddedSum>(k.Name)(ref values.First, ref result.First, first, end, accumulate);
            }
            else
            {
                Kernels.Method<Sum>(k.Name)(ref values.First, ref result.First, first, end);
            }
        }

        result.AssertIs(expected, 1e-5);
    }

    private static IEnumerable<ColumnSum> Shapes() =>
        from rows in RowCounts
        from panels in PanelCounts
        from kernel in Shapes(rows, panels)
        select kernel;

    private static IEnumerable<ColumnSum> Shapes(int rows, int panels) =>
        [new ColumnSum($"M{rows}Panels{panels}", "", rows, panels, false), new ColumnSum($"M{rows}Panels{panels}Added", "", rows, panels, true)];
}
