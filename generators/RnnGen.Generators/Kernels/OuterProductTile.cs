using RnnGen.Generators.Emission;

namespace RnnGen.Generators.Kernels;

/// <summary>One register tile of a weight gradient: some rows of K by one panel of N or three, summed over the batch, with vectors of 8 or of 16 floats.</summary>
/// <param name="height">Rows of K.</param>
/// <param name="vectors">The vectors.</param>
internal sealed class OuterProductTile(int height, TileVectors vectors) : Tile($"OuterProduct_{height}x{vectors.Columns}{vectors.Suffix}")
{
    /// <summary>Parameters of every such tile of one panel, whatever its rows.</summary>
    private const string PanelParameters = "ref float left, ref float right, nuint rows, bool accumulate, ref float result";

    /// <summary>Parameters of every such tile of three.</summary>
    public const string BroadParameters = PanelParameters + ", nuint rightStride, nuint resultStride";

    /// <summary>The call, with the parameters of the caller as arguments.</summary>
    /// <param name="row">The tile's first row of the result.</param>
    public string Call(int row)
    {
        string left = row == 0 ? "ref left" : $"ref Unsafe.Add(ref left, {row})", result = row == 0 ? "ref result" : $"ref Unsafe.Add(ref result, {row * 16})";
        return $"{Name}({left}, ref right, rows, accumulate, {result}{(vectors.IsBroad ? ", rightStride, resultStride" : "")});";
    }

    public override void Emit(SourceWriter w)
    {
        int[] rows = [.. Enumerable.Range(0, height)];
        w.Summary($"result (+)= leftᵀ · right: {Amount.Of(height, "row")} by {vectors.Columns} columns in {height * vectors.Parts.Length} vectors of {vectors.Lanes}, summed over the rows of a batch.");
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {Name}({(vectors.IsBroad ? BroadParameters : PanelParameters)})"))
        {
            if (vectors.IsBroad)
            {
                w.Line("""
                    ref float nextRight = ref Unsafe.Add(ref right, rightStride), thirdRight = ref Unsafe.Add(ref nextRight, rightStride);
                    ref float nextResult = ref Unsafe.Add(ref result, resultStride), thirdResult = ref Unsafe.Add(ref nextResult, resultStride);
                    """);
            }

            w.Lines(vectors.Declare(height, (_, _) => vectors.Zero));
            using (w.Block("for (nuint row = 0; row < rows * 16; row += 16)"))
            {
                if (vectors.IsBroad)
                {
                    string next = $"{height * 16} + (row & 112)";
                    w.Line($"VectorMath.Prefetch(ref result, {next}); VectorMath.Prefetch(ref nextResult, {next}); VectorMath.Prefetch(ref thirdResult, {next}); // the next tile's");
                    w.Line("VectorMath.Prefetch(ref left, row + 256);");
                }

                w.Line(vectors.DeclareRow("rightRow", "right", "row"));
                w.Lines(rows.Select(row => vectors.MultiplyAdd(row, $"Unsafe.Add(ref left, {(row == 0 ? "row" : $"row + {row}")})", "rightRow")));
            }

            using (w.Block("if (accumulate)"))
            {
                w.Lines(vectors.Add(height, "result"));
            }

            w.Lines(vectors.Store(height, "result"));
        }
    }
}
