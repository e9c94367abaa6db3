namespace RnnGen.Generators.Tests;

/// <summary>A column of panels as a vector.</summary>
[Trait("Category", "Numerics")]
public sealed class WordColumnTests
{
    private const int VocabularySize = 35;

    private static readonly int[] Depths = [1, 15, 16, 17, 40];
    private static readonly CompiledKernels<WordColumn> Kernels = new(Depths.Select(depth => new WordColumn($"K{depth}", "", depth)));

    private delegate void LookUp(nuint word, ref float why, ref float result);

    public static TheoryData<string> Names => Kernels.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void LooksUpTheColumnOfTheWord(string kernel)
    {
        WordColumn k = Kernels[kernel];
        RandomSource random = new(seed: 5);
        PanelMatrix why = new PanelMatrix(k.Depth, VocabularySize, k.Depth * Panel.Width).Draw(ref random);
        foreach (int word in new[] { 0, 15, 16, VocabularySize - 1 })
        {
            PanelMatrix result = PanelMatrix.Vector(k.Depth);
            double[,] expected = new double[1, k.Depth];
            for (int row = 0; row < k.Depth; row++)
            {
                expected[0, row] = why[row, word];
            }

            Kernels.Method<LookUp>(k.Name)((nuint)word, ref why.First, ref result.First);

            result.AssertIs(expected, tolerance: 0);
        }
    }
}
