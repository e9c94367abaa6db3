namespace RnnGen.Generators.Tests;

/// <summary>Rows of a table, one for each word.</summary>
[Trait("Category", "Numerics")]
public sealed class RowGatherTests
{
    private const int VocabularySize = 9;

    private static readonly int[] RowCounts = [1, 2, 7, 17];
    private static readonly int[] PanelCounts = [1, 2, 5];
    private static readonly CompiledKernels<RowGather> Kernels = new(Shapes());

    private delegate void Gather(ReadOnlySpan<int> words, ref float table, ref float result);

    private delegate void BiasedGather(ReadOnlySpan<int> words, ref float table, ref float bias, ref float result);

    public static TheoryData<string> Names => Kernels.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void LooksUpTheRowOfEachWord(string kernel)
    {
        RowGather k = Kernels[kernel];
        RandomSource random = new(seed: 5);
        int width = k.Panels * Panel.Width;
        int[] words = Words.Draw(ref random, k.Rows, VocabularySize);
        PanelMatrix table = PanelMatrix.Table(VocabularySize, width).Draw(ref random);
        PanelMatrix bias = PanelMatrix.Vector(width).Draw(ref random);
        PanelMatrix result = new(k.Rows, width, k.Rows * Panel.Width);
        double[,] expected = new double[k.Rows, width];
        for (int row = 0; row < k.Rows; row++)
        {
            for (int column = 0; column < width; column++)
            {
                expected[row, column] = table[words[row], column] + (k.AddsBias ? bias[0, column] : 0d);
            }
        }

        if (k.AddsBias)
        {
            Kernels.Method<BiasedGather>(k.Name)(words, ref table.First, ref bias.First, ref result.First);
        }
        else
        {
            Kernels.Method<Gather>(k.Name)(words, ref table.First, ref result.First);
        }

        result.AssertIs(expected, k.AddsBias ? 1e-7 : 0);
    }

    private static IEnumerable<RowGather> Shapes() =>
        from rows in RowCounts
        from panels in PanelCounts
        from kernel in Shapes(rows, panels)
        select kernel;

    private static IEnumerable<RowGather> Shapes(int rows, int panels) =>
        [new RowGather($"M{rows}Panels{panels}", "", rows, panels, false), new RowGather($"M{rows}Panels{panels}Biased", "", rows, panels, true)];
}
