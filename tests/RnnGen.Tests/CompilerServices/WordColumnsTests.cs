using RnnGen.CompilerServices;

namespace RnnGen.Tests;

/// <summary>
/// Columns of panels, one for each word: looked up, as a vector and as rows; and added to, on top of what the output layer has left there, with the squares of the
/// panels that this changes.
/// </summary>
[Trait("Category", "Numerics")]
public sealed class WordColumnsTests
{
    private const int Width = RnnNetwork.PanelWidth;

    private static readonly int[] Depths = [1, 15, 16, 17, 40];

    public static TheoryData<int> AllDepths => [.. Depths];

    public static TheoryData<int, int> GatheredBatches => Shapes.Pairs([1, 2, 7, 17], Depths);

    public static TheoryData<int, int> AddedBatches => Shapes.Pairs([1, 2, 7, 40], Depths);

    [Theory]
    [MemberData(nameof(AllDepths))]
    public void ReadLooksUpTheColumnOfTheWord(int depth)
    {
        const int VocabularySize = 35;
        RandomSource random = new(seed: 5);
        PanelMatrix why = new PanelMatrix(depth, VocabularySize, depth * Width).Draw(ref random);
        foreach (int word in (int[])[0, 15, 16, VocabularySize - 1])
        {
            PanelMatrix result = PanelMatrix.Vector(depth);
            double[,] expected = new double[1, depth];
            for (int row = 0; row < depth; row++)
            {
                expected[0, row] = why[row, word];
            }

            WordColumns.Read((nuint)word, ref why.First, (nuint)depth, ref result.First);

            result.AssertIs(expected, tolerance: 0);
        }
    }

    [Theory]
    [MemberData(nameof(GatheredBatches))]
    public void GatherLooksUpTheColumnOfEachWord(int rows, int depth)
    {
        const int VocabularySize = 35;
        RandomSource random = new(seed: 5);
        int[] words = Words.Draw(ref random, rows, VocabularySize);
        PanelMatrix why = new PanelMatrix(depth, VocabularySize, depth * Width).Draw(ref random);
        double[,] expected = new double[rows, depth];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < depth; column++)
            {
                expected[row, column] = why[column, words[row]];
            }
        }

        foreach (int members in (int[])[1, 3])
        {
            PanelMatrix result = new(rows, depth, rows * Width);
            foreach (TeamMember member in Members.Of(members))
            {
                WordColumns.Gather(words, ref why.First, (nuint)depth, ref result.First, member);
            }

            result.AssertIs(expected, tolerance: 0);
        }
    }

    [Theory]
    [MemberData(nameof(AddedBatches))]
    public void AddAddsToTheColumnOfEachWord(int rows, int depth)
    {
        const int Panels = 5;
        RandomSource random = new(seed: 6);

        CheckAdd(Words.Draw(ref random, rows, Panels * Width), depth, Panels, ref random);
    }

    [Theory]
    [MemberData(nameof(AddedBatches))]
    public void AddAddsUpWhatOneWordGets(int rows, int depth)
    {
        const int Panels = 5;
        RandomSource random = new(seed: 7);
        int[] words = new int[rows];
        words.AsSpan().Fill((Panels * Width) - 1);

        CheckAdd(words, depth, Panels, ref random);
    }

    private static void CheckAdd(int[] words, int depth, int panels, ref RandomSource random)
    {
        const double Untouched = 1234;
        PanelMatrix gradient = new PanelMatrix(words.Length, depth, words.Length * Width).Draw(ref random);
        PanelMatrix dwhy = new PanelMatrix(depth, panels * Width, depth * Width).Draw(ref random);
        PanelMatrix squares = PanelMatrix.Table(1, panels);
        double[,] expected = dwhy.ToDoubles();
        for (int row = 0; row < words.Length; row++)
        {
            for (int column = 0; column < depth; column++)
            {
                expected[column, words[row]] += gradient[row, column];
            }
        }

        double[,] expectedSquares = new double[1, panels];
        for (int panel = 0; panel < panels; panel++)
        {
            squares[0, panel] = (float)Untouched;
            expectedSquares[0, panel] = words.Any(word => word / Width == panel) ? SumOfSquares(expected, panel) : Untouched;
        }

        foreach (TeamMember member in Members.Of(3))
        {
            WordColumns.Add(words, ref gradient.First, ref dwhy.First, (nuint)depth, (nuint)panels, ref squares.First, member);
        }

        dwhy.AssertIs(expected, 1e-5);
        squares.AssertIs(expectedSquares, 1e-5);
    }

    private static double SumOfSquares(double[,] values, int panel)
    {
        double sum = 0;
        for (int row = 0; row < values.GetLength(0); row++)
        {
            for (int column = panel * Width; column < (panel + 1) * Width; column++)
            {
                sum += values[row, column] * values[row, column];
            }
        }

        return sum;
    }
}
