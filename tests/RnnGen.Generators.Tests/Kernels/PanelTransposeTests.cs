namespace RnnGen.Generators.Tests;

/// <summary>Weights to the panels of their transpose: copied bit by bit, the columns that fill up a panel zero.</summary>
public sealed class PanelTransposeTests
{
    private static readonly int[] Depths = [1, 7, 8, 9, 15, 16, 17, 31, 32, 33];
    private static readonly int[] PanelCounts = [0, 1, 2, 3];
    private static readonly CompiledKernels<PanelTranspose> Kernels = new(Shapes());

    private delegate void Transpose(ref float weights, ref float result, nuint firstPanel, nuint endPanel);

    public static TheoryData<string> Names => Kernels.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void TurnsRowsIntoColumns(string kernel)
    {
        PanelTranspose k = Kernels[kernel];
        foreach (int panels in k.Panels > 0 ? [k.Panels] : new[] { 0, 1, 3 })
        {
            RandomSource random = new(seed: 3);
            PanelMatrix weights = new PanelMatrix(k.Depth, panels * Panel.Width, k.SourceStride).Draw(ref random);
            PanelMatrix result = new(panels * Panel.Width, Panel.RoundUp(k.Depth, Panel.Width), k.ResultStride);
            double[,] expected = new double[result.Rows, result.Columns];
            for (int row = 0; row < k.Depth; row++)
            {
                for (int column = 0; column < weights.Columns; column++)
                {
                    expected[column, row] = weights[row, column];
                }
            }

            foreach (TeamMember member in Members.Of(2))
            {
                Kernels.Method<Transpose>(k.Name)(ref weights.First, ref result.First, member.First((nuint)panels), member.End((nuint)panels));
            }

            result.AssertIs(expected, tolerance: 0);
        }
    }

    private static IEnumerable<PanelTranspose> Shapes() =>
        from depth in Depths
        from panels in PanelCounts
        select new PanelTranspose($"K{depth}Panels{panels}", "", depth, panels, (depth + 2) * Panel.Width, (Math.Max(panels, 3) * Panel.Width * Panel.Width) + 32);
}
