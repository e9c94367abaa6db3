namespace RnnGen.Generators;

/// <summary>What the sums of a panel become while they are still in registers.</summary>
internal static class MatVecEnding
{
    /// <summary>What one panel keeps for the next.</summary>
    public static IEnumerable<string> Kept(MatVec k) => k.Cell == CellKind.Lstm
        ? ["Vector256<float> inputGate = Vector256<float>.Zero, forgetGate = Vector256<float>.Zero;"]
        : [];

    public static string Of(MatVec k) => k.Cell switch
    {
        CellKind.Lstm => Lstm,
        null => Stores(k.Result, "low", "high"),
        { } cell => Stores(k.Result, Activation.Of(cell, "low"), Activation.Of(cell, "high")),
    };

    private const string Lstm = """

        // Two panels hold the gates of 8 units: (i8 f8), then (g8 o8).
        if (panel % 2 == 0)
        {
            inputGate = VectorMath.Sigmoid(low);
            forgetGate = VectorMath.Sigmoid(high);
            continue;
        }

        // c = f ∘ cPrev + i ∘ g; h = o ∘ tanh(c)
        nuint unit = panel / 2 * 8;
        Vector256<float> c = Vector256.MultiplyAddEstimate(forgetGate, Vector256.LoadUnsafe(ref cell, unit), inputGate * VectorMath.Tanh(low));
        c.StoreUnsafe(ref cell, unit);
        (VectorMath.Sigmoid(high) * VectorMath.Tanh(c)).StoreUnsafe(ref nextHidden, unit);
        """;

    private static string Stores(string result, string low, string high) =>
        EmittedText.Store(low, result, "panel * 16") + "\n" + EmittedText.Store(high, result, "(panel * 16) + 8");
}
