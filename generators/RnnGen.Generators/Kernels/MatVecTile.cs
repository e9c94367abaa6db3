using RnnGen.Generators.Emission;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>
/// start + vector · weights for one word, panel after panel. One loop walks the weights from their first to their last float, because hardware
/// prefetchers follow that pattern best.
/// </summary>
/// <param name="depth">Length of the vector: the rows of a panel.</param>
/// <param name="start">What the sums start from.</param>
/// <param name="isFar">Whether the weights are prefetched a page ahead.</param>
internal sealed class MatVecTile(int depth, MatVecStart start, bool isFar) : Tile($"MatVec_K{depth}{Suffix(start)}{(isFar ? "_Far" : "")}")
{
    /// <summary>
    /// Rows of a panel that are multiplied at once, each into its own sums: 4 rows of 2 vectors are 8 sums in flight, which hide the latency
    /// of a multiply-add, and 256 contiguous bytes.
    /// </summary>
    public const int RowsAtOnce = 4;

    /// <summary>The two vectors of a panel's row.</summary>
    private static readonly (string Name, string Column)[] Halves = [("low", "panel * 16"), ("high", "(panel * 16) + 8")];

    /// <summary>Rows covered by whole iterations of <see cref="RowsAtOnce"/>; the rest follow one by one.</summary>
    private readonly int _wholeRows = depth - (depth % RowsAtOnce);

    /// <summary>The parameters that the sums start from.</summary>
    public static IReadOnlyList<string> StartNames(MatVecStart start) => start switch
    {
        MatVecStart.Zero => [],
        MatVecStart.Vector => ["start"],
        _ => ["start", "secondStart"],
    };

    public override void Emit(SourceWriter w)
    {
        string[] starts = [.. StartNames(start)];
        w.Summary($"result = {string.Concat(starts.Select(static name => $"{name} + "))}vector · weights for one word: vector [{depth}], weights [panels][{depth}][16].");
        w.Line(EmittedText.Optimized);
        using (w.Block($"public static void {Name}(ref float vector, ref float weights, {string.Concat(starts.Select(static name => $"ref float {name}, "))}ref float result, nuint panels)"))
        {
            w.Line("nuint weight = 0;");
            using (w.Block("for (nuint panel = 0; panel < panels; panel++)"))
            {
                w.Lines(Halves.Select(half => $"Vector256<float> {string.Join(", ", Sums(half.Name, half.Column, starts))};"));
                Rows(w);
                w.Lines(Halves.Select(static half => $"Vector256.StoreUnsafe(({half.Name}0 + {half.Name}1) + ({half.Name}2 + {half.Name}3), ref result, {half.Column});"));
            }
        }
    }

    private static string Suffix(MatVecStart start) => start switch
    {
        MatVecStart.Zero => "_FromZero",
        MatVecStart.Vector => "",
        _ => "_FromTwo",
    };

    /// <summary>The sums of every fourth row; the first starts from what the product is added to.</summary>
    private static IEnumerable<string> Sums(string half, string column, string[] starts)
    {
        string first = starts.Length == 0 ? "Vector256<float>.Zero" : string.Join(" + ", starts.Select(name => $"Vector256.LoadUnsafe(ref {name}, {column})"));
        return Enumerable.Range(0, RowsAtOnce).Select(row => $"{half}{row} = {(row == 0 ? first : "Vector256<float>.Zero")}");
    }

    private void Rows(SourceWriter w)
    {
        if (_wholeRows > 0)
        {
            using (w.Block($"for (nuint k = 0; k < {_wholeRows}; k += {RowsAtOnce}, weight += {RowsAtOnce * Panel.Width})"))
            {
                if (isFar)
                {
                    w.Line($"VectorMath.Prefetch(ref weights, weight + {WeightStream.PageFloats});");
                }

                w.Line("Vector256<float> four = VectorMath.LoadTwice(ref vector, k);");
                w.Lines(Enumerable.Range(0, RowsAtOnce).SelectMany(static row => Row(row, $"value{row}", $"VectorMath.Repeat{row}(four)")));
            }
        }

        int rest = depth - _wholeRows;
        for (int row = 0; row < rest; row++)
        {
            w.Lines(Row(row, $"last{row}", $"Vector256.Create({(_wholeRows + row == 0 ? "vector" : $"Unsafe.Add(ref vector, {_wholeRows + row})")})"));
        }

        if (rest > 0)
        {
            w.Line($"weight += {rest * Panel.Width};");
        }
    }

    private static IEnumerable<string> Row(int row, string name, string value)
    {
        yield return $"Vector256<float> {name} = {value};";
        int offset = row * Panel.Width;
        foreach ((string half, _) in Halves)
        {
            string weight = offset == 0 ? "weight" : $"weight + {offset}";
            yield return $"{half}{row} = Vector256.MultiplyAddEstimate({name}, Vector256.LoadUnsafe(ref weights, {weight}), {half}{row});";
            offset += Panel.LaneCount;
        }
    }
}
