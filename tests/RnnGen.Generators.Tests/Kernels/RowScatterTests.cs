namespace RnnGen.Generators.Tests;

/// <summary>Gradients added to the rows of a table, also where several belong to one word; what they come to; and the rows zeroed again.</summary>
[Trait("Category", "Numerics")]
public sealed class RowScatterTests
{
    private const int VocabularySize = 5;

    private static readonly int[] RowCounts = [1, 2, 7, 17];
    private static readonly int[] PanelCounts = [1, 2, 5];
    private static readonly CompiledKernels<RowScatter> Kernels = new(Shapes());

    private delegate void Scatter(ReadOnlySpan<int> words, ref float gradient, ref float table, ref float squares, TeamMember member);

    private delegate void Clear(ReadOnlySpan<int> words, ref float table, TeamMember member);

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
        PanelMatrix table = PanelMatrix.Table(VocabularySize, width).Draw(ref random, bound: 0);
        PanelMatrix squares = PanelMatrix.Table(1, k.Panels);
        double[,] expected = new double[VocabularySize, width];
        for (int row = 0; row < k.Rows; row++)
        {
            for (int column = 0; column < width; column++)
            {
                expected[words[row], column] += gradient[row, column];
            }
        }

        double[,] expectedSquares = new double[1, k.Panels];
        for (int column = 0; column < width; column++)
        {
            for (int word = 0; word < VocabularySize; word++)
            {
                expectedSquares[0, column / Panel.Width] += expected[word, column] * expected[word, column];
            }
        }

        foreach (TeamMember member in Members.Of(2))
        {
            Kernels.Method<Scatter>(k.Name)(words, ref gradient.First, ref table.First, ref squares.First, member);
        }

        table.AssertIs(expected, 1e-5);
        squares.AssertIs(expectedSquares, 1e-5);

        foreach (TeamMember member in Members.Of(3))
        {
            Kernels.Method<Clear>(k.ClearName)(words, ref table.First, member);
        }

        table.AssertIs(new double[VocabularySize, width], tolerance: 0);
    }

    private static IEnumerable<RowScatter> Shapes() =>
        from rows in RowCounts
        from panels in PanelCounts
        select new RowScatter($"M{rows}Panels{panels}", $"ClearM{rows}Panels{panels}", "", rows, panels);
}
