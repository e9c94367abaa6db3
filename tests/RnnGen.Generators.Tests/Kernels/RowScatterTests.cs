namespace RnnGen.Generators.Tests;

/// <summary>Gradients added to the rows of a table, also where several belong to one word.</summary>
[Trait("Category", "Numerics")]
public sealed class RowScatterTests
{
    private const int VocabularySize = 5;

    private static readonly int[] RowCounts = [1, 2, 7, 17];
    private static readonly int[] PanelCounts = [1, 2, 5];
    private static readonly CompiledKernels<RowScatter> Kernels = new(Shapes());

    private delegate void Scatter(ReadOnlySpan<int> words, ref float gradient, ref float table);

    public static TheoryData<string> Names => Kernels.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void AddsToTheRowOfEachWord(string kernel)
    {
        RandomSource random = new(seed: 6);

        Check(Kernels[kernel], Words.Draw(ref random, Kernels[kernel].Rows, VocabularySize), ref random);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AddsUpWhatOneWordGets(string kernel)
    {
        RandomSource random = new(seed: 7);
        int[] words = new int[Kernels[kernel].Rows];
        words.AsSpan().Fill(VocabularySize - 1);

        Check(Kernels[kernel], words, ref random);
    }

    private static void Check(RowScatter k, int[] words, ref RandomSource random)
    {
        int width = k.Panels * Panel.Width;
        PanelMatrix gradient = new PanelMatrix(k.Rows, width, k.Rows * Panel.Width).Draw(ref random);
        PanelMatrix table = PanelMatrix.Table(VocabularySize, width).Draw(ref random);
        double[,] expected = table.ToDoubles();
        for (int row = 0; row < k.Rows; row++)
        {
            for (int column = 0; column < width; column++)
            {
                expected[words[row], column] += gradient[row, column];
            }
        }

        Kernels.Method<Scatter>(k.Name)(words, ref gradient.First, ref table.First);

        table.AssertIs(expected, 1e-5);
    }

    private static IEnumerable<RowScatter> Shapes() =>
        from rows in RowCounts
        from panels in PanelCounts
        select new RowScatter($"M{rows}Panels{panels}", "", rows, panels);
}
