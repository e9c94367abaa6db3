using RnnGen.Generators.Emission;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>One register tile of a product: some rows by one panel or two, with vectors of 8 or of 16 floats.</summary>
/// <param name="height">Rows.</param>
/// <param name="vectors">The vectors.</param>
internal sealed class ProductTile(int height, TileVectors vectors) : Tile($"Product_{height}x{vectors.Columns}{vectors.Suffix}")
{
    private const string PanelParameters = "ref float left, nuint leftStride, ref float weights, nuint depth, bool isFar, ref float start, nuint startStride, ref float result";
    private const string PairParameters = PanelParameters + ", nuint weightStride, nuint resultStride";
    private const string PanelArguments = "ref left, leftStride, ref weights, depth, isFar, ref start, startStride, ref result";
    private const string PairArguments = PanelArguments + ", weightStride, resultStride";

    /// <summary>The call, with the parameters of the caller as arguments.</summary>
    public string Call => $"{Name}({(vectors.IsBroad ? PairArguments : PanelArguments)});";

    /// <summary>Parameters of what calls such tiles, whatever their rows.</summary>
    /// <param name="ofPairs">Whether any of them spans two panels.</param>
    public static string Parameters(bool ofPairs) => ofPairs ? PairParameters : PanelParameters;

    public override void Emit(SourceWriter w)
    {
        int[] rows = [.. Enumerable.Range(0, height)];
        w.Summary($"result = start + left · weights: {Amount.Of(height, "row")} by {vectors.Columns} columns in {height * vectors.Parts.Length} vectors of {vectors.Lanes}.");
        w.Line(EmittedText.Optimized);
        using (w.Block($"private static void {Name}({Parameters(vectors.IsBroad)})"))
        {
            if (vectors.IsBroad)
            {
                w.Line("""
                    ref float nextWeights = ref Unsafe.Add(ref weights, weightStride), nextResult = ref Unsafe.Add(ref result, resultStride);
                    ref float nextStart = ref Unsafe.Add(ref start, startStride == 0 ? 16 : resultStride);
                    nuint ahead = isFar ? 2 * weightStride : 0; // the next two panels are prefetched while these are multiplied
                    """);
            }

            w.Lines(vectors.Declare(height, (row, part) => vectors.Load(part, "start", StartOffset(row, part.Column))));
            w.Line("nuint weight = 0;");
            using (w.Block("for (nuint panel = 0; depth > 0; panel += leftStride)"))
            {
                w.Line("nuint end = panel + Math.Min(depth, 16);");
                w.Line("depth -= end - panel;");
                w.Line(vectors.IsBroad ? "nuint nextLeft = panel + leftStride;" : $"if (isFar) VectorMath.PrefetchPanel(ref weights, weight + {WeightStream.PageFloats});");
                using (w.Block($"for (nuint k = panel; k < end; k++, weight += 16{(vectors.IsBroad ? ", nextLeft += 16" : "")})"))
                {
                    if (vectors.IsBroad)
                    {
                        w.Line("VectorMath.PrefetchFar(ref weights, weight + ahead); VectorMath.PrefetchFar(ref nextWeights, weight + ahead); VectorMath.Prefetch(ref left, nextLeft);");
                    }

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
