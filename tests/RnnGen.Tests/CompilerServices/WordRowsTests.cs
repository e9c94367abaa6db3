using RnnGen.CompilerServices;

namespace RnnGen.Tests;

/// <summary>Rows of a table, one for each word: looked up; added to, also where several gradients belong to one word; and zeroed again.</summary>
[Trait("Category", "Numerics")]
public sealed class WordRowsTests
{
    private const int Width = RnnNetwork.PanelWidth;

    public static TheoryData<int, int> Batches => Shapes.Pairs([1, 2, 7, 17], [1, 2, 5]);

    [Theory]
    [MemberData(nameof(Batches))]
    public void GatherLooksUpTheRowOfEachWord(int rows, int panels) => CheckGather(rows, panels, addsBias: false);

    [Theory]
    [MemberData(nameof(Batches))]
    public void GatherWithBiasLooksUpTheRowOfEachWordAndAddsTheBias(int rows, int panels) => CheckGather(rows, panels, addsBias: true);

    [Theory]
    [MemberData(nameof(Batches))]
    public void AddAddsToTheRowOfEachWord(int rows, int panels)
    {
        const int VocabularySize = 5;
        RandomSource random = new(seed: 6);

        CheckAdd(Words.Draw(ref random, rows, VocabularySize), VocabularySize, panels, ref random);
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public void AddAddsUpWhatOneWordGets(int rows, int panels)
    {
        const int VocabularySize = 5;
        RandomSource random = new(seed: 7);
        int[] words = new int[rows];
        words.AsSpan().Fill(VocabularySize - 1);

        CheckAdd(words, VocabularySize, panels, ref random);
    }

    private static void CheckGather(int rows, int panels, bool addsBias)
    {
        const int VocabularySize = 9;
        RandomSource random = new(seed: 5);
        int width = panels * Width;
        int[] words = Words.Draw(ref random, rows, VocabularySize);
        PanelMatrix table = PanelMatrix.Table(VocabularySize, width).Draw(ref random);
        PanelMatrix bias = PanelMatrix.Vector(width).Draw(ref random);
        double[,] expected = new double[rows, width];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < width; column++)
            {
                expected[row, column] = table[words[row], column] + (addsBias ? bias[0, column] : 0d);
            }
        }

        foreach (int members in (int[])[1, 3])
        {
            PanelMatrix result = new(rows, width, rows * Width);
            foreach (TeamMember member in Members.Of(members))
            {
                if (addsBias)
                {
                    WordRows.GatherWithBias(words, ref table.First, ref bias.First, (nuint)panels, ref result.First, member);
                }
                else
                {
                    WordRows.Gather(words, ref table.First, (nuint)panels, ref result.First, member);
                }
            }

            result.AssertIs(expected, addsBias ? 1e-7 : 0);
        }
    }

    private static void CheckAdd(int[] words, int vocabularySize, int panels, ref RandomSource random)
    {
        int width = panels * Width;
        PanelMatrix gradient = new PanelMatrix(words.Length, width, words.Length * Width).Draw(ref random);
        PanelMatrix table = PanelMatrix.Table(vocabularySize, width).Draw(ref random, bound: 0);
        PanelMatrix squares = PanelMatrix.Table(1, panels);
        double[,] expected = new double[vocabularySize, width];
        for (int row = 0; row < words.Length; row++)
        {
            for (int column = 0; column < width; column++)
            {
                expected[words[row], column] += gradient[row, column];
            }
        }

        double[,] expectedSquares = new double[1, panels];
        for (int column = 0; column < width; column++)
        {
            for (int word = 0; word < vocabularySize; word++)
            {
                expectedSquares[0, column / Width] += expected[word, column] * expected[word, column];
            }
        }

        foreach (TeamMember member in Members.Of(2))
        {
            WordRows.Add(words, ref gradient.First, ref table.First, (nuint)panels, ref squares.First, member);
        }

        table.AssertIs(expected, 1e-5);
        squares.AssertIs(expectedSquares, 1e-5);

        foreach (TeamMember member in Members.Of(3))
        {
            WordRows.Clear(words, ref table.First, (nuint)panels, member);
        }

        table.AssertIs(new double[vocabularySize, width], tolerance: 0);
    }
}
