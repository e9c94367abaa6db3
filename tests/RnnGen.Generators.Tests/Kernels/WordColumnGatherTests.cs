namespace RnnGen.Generators.Tests;

/// <summary>Columns of panels, one for each word, as rows.</summary>
[Trait("Category", "Numerics")]
public sealed class WordColumnGatherTests
{
    private const int VocabularySize = 35;

    private static readonly int[] RowCounts = [1, 2, 7, 17];
    private static readonly int[] Depths = [1, 15, 16, 17, 40];
    private static readonly bool[] Either = [false, true];
    private static readonly CompiledKernels<WordColumnGather> Kernels = new(Shapes());

    private delegate void Gather(ReadOnlySpan<int> words, ref float why, ref float result);

    private delegate void SharedGather(ReadOnlySpan<int> words, ref float why, ref float result, TeamMember member);

    public static TheoryData<string> Names => Kernels.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void LooksUpTheColumnOfEachWord(string kernel)
    {
        WordColumnGather k = Kernels[kernel];
        RandomSource random = new(seed: 5);
        int[] words = Words.Draw(ref random, k.Rows, VocabularySize);
        PanelMatrix why = new PanelMatrix(k.Depth, VocabularySize, k.Depth * Panel.Width).Draw(ref random);
        PanelMatrix result = new(k.Rows, k.Depth, k.Rows * Panel.Width);
        double[,] expected = new double[k.Rows, k.Depth];
        for (int row = 0; row < k.Rows; row++)
        {
            for (int column = 0; column < k.Depth; column++)
            {
                expected[row, column] = why[column, words[row]];
            }
        }

        foreach (TeamMember member in Members.Of(k.IsShared ? 3 : 1))
        {
            if (k.IsShared)
            {
                Kernels.Method<SharedGather>(k.Name)(words, ref why.First, ref result.First, member);
            }
            else
            {
                Kernels.Method<Gather>(k.Name)(words, ref why.First, ref result.First);
            }
        }

        result.AssertIs(expected, tolerance: 0);
    }

    private static IEnumerable<WordColumnGather> Shapes() =>
        from rows in RowCounts
        from depth in Depths
        from isShared in Either
        select new WordColumnGather($"M{rows}K{depth}{(isShared ? "Shared" : "")}", "", rows, depth, isShared);
}
