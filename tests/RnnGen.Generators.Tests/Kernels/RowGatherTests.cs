namespace RnnGen.Generators.Tests;

/// <summary>Rows of a table, one for each word.</summary>
[Trait("Category", "Numerics")]
public sealed class RowGatherTests
{
    private const int VocabularySize = 9;

    private static readonly int[] RowCounts = [1, 2, 7, 17];
    private static readonly int[] PanelCounts = [1, 2, 5];
    private static readonly bool[] Either = [false, true];
    private static readonly CompiledKernels<RowGather> Kernels = new(Shapes());

    private delegate void Gather(ReadOnlySpan<int> words, ref float table, ref float result);

    private delegate void BiasedGather(ReadOnlySpan<int> words, ref float table, ref float bias, ref float result);

    private delegate void SharedGather(ReadOnlySpan<int> words, ref float table, ref float result, TeamMember member);

    private delegate void SharedBiasedGather(ReadOnlySpan<int> words, ref float table, ref float bias, ref float result, TeamMember member);

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

        foreach (TeamMember member in Members.Of(k.IsShared ? 3 : 1))
        {
            switch (k.AddsBias, k.IsShared)
            {
                case (false, false): Kernels.Method<Gather>(k.Name)(words, ref table.First, ref result.First); break;
                case (true, false): Kernels.Method<BiasedGather>(k.Name)(words, ref table.First, ref bias.First, ref result.First); break;
                case (false, true): Kernels.Method<SharedGather>(k.Name)(words, ref table.First, ref result.First, member); break;
                case (true, true): Kernels.Method<SharedBiasedGather>(k.Name)(words, ref table.First, ref bias.First, ref result.First, member); break;
            }
        }

        result.AssertIs(expected, k.AddsBias ? 1e-7 : 0);
    }

    private static IEnumerable<RowGather> Shapes() =>
        from rows in RowCounts
        from panels in PanelCounts
        from addsBias in Either
        from isShared in Either
        select new RowGather($"M{rows}Panels{panels}{(addsBias ? "Biased" : "")}{(isShared ? "Shared" : "")}", "", rows, panels, addsBias, isShared);
}
