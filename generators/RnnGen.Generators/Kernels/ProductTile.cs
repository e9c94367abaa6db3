using RnnGen.Generators.Emission;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>One register tile of a product: some rows by one panel, with vectors of 8 or of 16 floats.</summary>
/// <param name="height">Rows.</param>
/// <param name="vectors">The vectors.</param>
internal sealed class ProductTile(int height, TileVectors vectors) : Tile($"Product_{height}x16{vectors.Suffix}")
{
    /// <summary>Parameters of every product tile, whatever its rows.</summary>
    public const string Parameters = "ref float left, nuint leftStride, ref float weights, nuint depth, bool isFar, ref float start, nuint startStride, ref float result";

    /// <summary>The same parameters as arguments.</summary>
    public const string Arguments = "ref left, leftStride, ref weights, depth, isFar, ref start, startStride, ref result";

    public override void Emit(SourceWriter w)
    {
        int[] rows = [.. Enumerable.Range(0, height)];
        w.Summary($"result = start + left · weights: {Amount.Of(height, "row")} by 16 columns in {height * vectors.Parts.Length} vectors of {vectors.Lanes}.");
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {Name}({Parameters})"))
        {
            w.Lines(vectors.Declare(height, (row, column) => vectors.Load("start", StartOffset(row, column))));
            w.Line("nuint weight = 0;");
            using (w.Block("for (nuint panel = 0; depth > 0; panel += leftStride)"))
            {
                w.Line("nuint end = panel + Math.Min(depth, 16);");
                w.Line("depth -= end - panel;");
                w.Line($"if (isFar) VectorMath.PrefetchPanel(ref weights, weight + {WeightStream.PageFloats});");
                using (w.Block("for (nuint k = panel; k < end; k++, weight += 16)"))
                {
                    w.Line(vectors.DeclareRow("weightRow", "weights", "weight"));
                    w.Lines(rows.Select(row => vectors.MultiplyAdd(row, $"Unsafe.Add(ref left, {(row == 0 ? "k" : $"k + {row * 16}")})", "weightRow")));
                }
            }

            w.Lines(vectors.Store(height, "result"));
        }
    }

    private static string StartOffset(int row, int column)
    {
        string rowOffset = row switch { 0 => "", 1 => "startStride", _ => $"{row} * startStride" };
        return column == 0 ? rowOffset : row == 0 ? $"{column}" : row == 1 ? $"startStride + {column}" : $"({rowOffset}) + {column}";
    }
}
