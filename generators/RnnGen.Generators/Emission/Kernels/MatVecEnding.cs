namespace RnnGen.Generators;

/// <summary>What a batch-1 product's sums become while they are still in registers.</summary>
internal static class MatVecEnding
{
    public static IEnumerable<string> Lines(MatVec k) => k.Cell switch
    {
        CellKind.Lstm => Enumerable.Range(0, k.Panels / 2).Select(Lstm),
        null => Enumerable.Range(0, k.Panels).Select(panel => Stores(k.ResultName, panel, $"low{panel}", $"high{panel}")),
        { } cell => Enumerable.Range(0, k.Panels).Select(panel =>
            Stores(k.ResultName, panel, Activation.Of(cell, $"low{panel}"), Activation.Of(cell, $"high{panel}"))),
    };

    private static string Stores(string target, int panel, string low, string high) =>
        EmittedText.Store(low, target, $"{panel * Panel.Width}") + "\n" + EmittedText.Store(high, target, $"{(panel * Panel.Width) + Panel.LaneCount}");

    /// <summary>Panels 2n and 2n + 1 hold (i8 f8)(g8 o8) of unit group n.</summary>
    private static string Lstm(int group)
    {
        int first = group * 2;
        string offset = $"{group * Panel.LaneCount}";
        return $$"""

            // c = f ∘ cPrev + i ∘ g; h = o ∘ tanh(c)
            Vector256<float> c{{group}} = Vector256.MultiplyAddEstimate(
                VectorMath.Sigmoid(high{{first}}), {{EmittedText.Load("cell", offset)}}, VectorMath.Sigmoid(low{{first}}) * VectorMath.Tanh(low{{first + 1}}));
            {{EmittedText.Store($"c{group}", "cell", offset)}}
            {{EmittedText.Store($"(VectorMath.Sigmoid(high{first + 1}) * VectorMath.Tanh(c{group}))", "nextHidden", offset)}}
            """;
    }
}
