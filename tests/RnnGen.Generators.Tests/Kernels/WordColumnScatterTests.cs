namespace RnnGen.Generators.Tests;

/// <summary>Gradients added to the columns of words, on top of those that the output layer has left there; and the squares of the panels that this changes.</summary>
[Trait("Category", "Numerics")]
public sealed class WordColumnScatterTests
{
    private const int VocabularySize = 80;
    private const int Panels = VocabularySize / Panel.Width;

    private static readonly int[] RowCounts = [1, 2, 7, 40];
    private static readonly int[] Depths = [1, 15, 16, 17, 40];
    private static readonly CompiledKernels<WordColumnScatter> Kernels = new(Shapes());

    private delegate void Scatter(ReadOnlySpan<int> words, ref float gradient, ref float dwhy, ref float squares, TeamMember member);

    public static TheoryData<string> Names => Kernels.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void AddsToTheColumnOfEachWord(string kernel)
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

    private static void Check(WordColumnScatter k, int[] words, ref RandomSource random)
    {
        const double Untouched = 1234;
        PanelMatrix gradient = new PanelMatrix(k.Rows, k.Depth, k.Rows * Panel.Width).Draw(ref random);
        PanelMatrix dwhy = new PanelMatrix(k.Depth, VocabularySize, k.Depth * Panel.Width).Draw(ref random);
        PanelMatrix squares = PanelMatrix.Table(1, Panels);
        double[,] expected = dwhy.ToDoubles();
        for (int row = 0; row < k.Rows; row++)
        {
            for (int column = 0; column < k.Depth; column++)
            {
                expected[column, words[row]] += gradient[row, column];
            }
        }

        double[,] expectedSquares = new double[1, Panels];
        for (int panel = 0; panel < Panels; panel++)
        {
            squares[0, panel] = (float)Untouched;
            expectedSquares[0, panel] = words.Any(word => word / Panel.Width == panel) ? SumOfSquares(expected, panel) : Untouched;
        }

        foreach (TeamMember member in Members.Of(3))
        {
            Kernels.Method<Scatter>(k.Name)(words, ref gradient.First, ref dwhy.First, ref squares.First, member);
        }

        dwhy.AssertIs(expected, 1e-5);
        squares.AssertIs(expectedSquares, 1e-5);
    }

    private static double SumOfSquares(double[,] values, int panel)
    {
        double sum = 0;
        for (int row = 0; row < values.GetLength(0); row++)
        {
            for (int column = panel * Panel.Width; column < (panel + 1) * Panel.Width; column++)
            {
                sum += values[row, column] * values[row, column];
            }
        }

        return sum;
    }

    private static IEnumerable<WordColumnScatter> Shapes() =>
        from rows in RowCounts
        from depth in Depths
        select new WordColumnScatter($"M{rows}K{depth}", "", rows, depth, Panels);
}
