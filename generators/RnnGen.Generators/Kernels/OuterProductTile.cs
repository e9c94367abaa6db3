using RnnGen.Generators.Emission;

namespace RnnGen.Generators.Kernels;

/// <summary>One register tile of a weight gradient: some rows of K by one panel of N, summed over the batch, with vectors of 8 or of 16 floats.</summary>
/// <param name="height">Rows of K.</param>
/// <param name="vectors">The vectors.</param>
internal sealed class OuterProductTile(int height, TileVectors vectors) : Tile($"OuterProduct_{height}x16{vectors.Suffix}")
{
    /// <summary>Parameters of every such tile, whatever its rows.</summary>
    public const string Parameters = "ref float left, ref float right, nuint rows, bool accumulate, ref float result";

    public override void Emit(SourceWriter w)
    {
        int[] rows = [.. Enumerable.Range(0, height)];
        w.Summary($"result (+)= leftᵀ · right: {Amount.Of(height, "row")} by 16 columns in {height * vectors.Parts.Length} vectors of {vectors.Lanes}, summed over the rows of a batch.");
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {Name}({Parameters})"))
        {
            w.Lines(vectors.Declare(height, (_, _) => vectors.Zero));
            using (w.Block("for (nuint row = 0; row < rows * 16; row += 16)"))
            {
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
