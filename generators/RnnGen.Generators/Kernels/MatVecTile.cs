using RnnGen.Generators.Emission;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>
/// start + vector · weights for one word, panel after panel. One loop walks the weights from their first to their last float, because hardware
/// prefetchers follow that pattern best. Vectors of 16 floats only where there are more than 8 rows: what is as short is surrounded by gates of 8 units, and a processor that has to change between
/// both widths within a word loses more than it gains.
/// </summary>
/// <param name="depth">Length of the vector: the rows of a panel.</param>
/// <param name="start">What the sums start from.</param>
/// <param name="level">Where the weights come from.</param>
internal sealed class MatVecTile(int depth, MatVecStart start, WeightLevel level) : Tile($"MatVec_K{depth}{Suffix(start)}{Suffix(level)}")
{
    /// <summary>Panels that share the values of the vector, where their weights come fast.</summary>
    private const int PanelsAtOnce = 4;

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
            w.Line("nuint panel = 0, first = 0;");
            if (depth <= Panel.LaneCount)
            {
                Panels(w, TileVectors.Narrow, 1);
                return;
            }

            using (w.Block($"if ({EmittedText.IsWide})"))
            {
                if (level == WeightLevel.Second)
                {
                    Panels(w, TileVectors.Wide, PanelsAtOnce);
                }

                Panels(w, TileVectors.Wide, 1);
            }

            w.ElseBlock(() => Panels(w, TileVectors.Narrow, 1));
        }
    }

    private static string Suffix(MatVecStart start) => start switch
    {
        MatVecStart.Zero => "_FromZero",
        MatVecStart.Vector => "",
        _ => "_FromTwo",
    };

    private static string Suffix(WeightLevel level) => level switch
    {
        WeightLevel.Second => "",
        WeightLevel.Third => "_Far",
        _ => "_Memory",
    };

    private void Panels(SourceWriter w, TileVectors vectors, int count)
    {
        int floats = depth * Panel.Width;
        RowSums[] sums = [.. Enumerable.Range(0, count).Select(index => new RowSums(vectors, count == 1 ? "" : RowSums.PanelNames[index]))];
        using (w.Block($"for (; panel{(count == 1 ? "" : $" + {count - 1}")} < panels; {(count == 1 ? "panel++" : $"panel += {count}")}, first += {count * floats})"))
        {
            w.Lines(sums.SelectMany((sum, index) => sum.Declare(column => Start(vectors, index, column))));
            new WordProduct(vectors, "vector", "weights", depth, isFar: level == WeightLevel.Third).Emit(w, "first", [.. sums.Select((sum, index) => (sum, (long)index * floats))]);
            w.Lines(sums.SelectMany(static sum => sum.Add()));
            w.Lines(sums.SelectMany((sum, index) => sum.Results.Select((result, part) => $"{vectors.Type}.StoreUnsafe({result}, ref result, {Column(index, part * vectors.Lanes)});")));
        }
    }

    private string Start(TileVectors vectors, int panel, int column) => start == MatVecStart.Zero
        ? vectors.Zero
        : string.Join(" + ", StartNames(start).Select(name => vectors.Load(name, Column(panel, column))));

    private static string Column(int panel, int column) => panel + column == 0 ? "panel * 16" : $"(panel * 16) + {(panel * Panel.Width) + column}";
}
