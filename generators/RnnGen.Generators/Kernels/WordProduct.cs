using RnnGen.Generators.Emission;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>The multiply-adds of one vector with some panels of weights: every row of them, the panels side by side.</summary>
/// <param name="vectors">The vectors of a row of weights.</param>
/// <param name="vector">The variable that refers to the vector.</param>
/// <param name="weights">The variable that refers to the weights.</param>
/// <param name="depth">Length of the vector: the rows of a panel.</param>
/// <param name="isFar">Whether the weights are prefetched a page ahead.</param>
internal sealed class WordProduct(TileVectors vectors, string vector, string weights, int depth, bool isFar)
{
    /// <summary>Rows covered by whole iterations; the rest follow one by one.</summary>
    private readonly int _wholeRows = depth - (depth % RowSums.RowsAtOnce);

    /// <summary>Writes them.</summary>
    /// <param name="w">The writer.</param>
    /// <param name="first">Floats before the first panel, as an expression.</param>
    /// <param name="panels">The sums of each panel, and the floats from the first panel to it.</param>
    public void Emit(SourceWriter w, string first, IReadOnlyList<(RowSums Sums, long Offset)> panels)
    {
        if (_wholeRows > 0)
        {
            using (w.Block($"for (nuint k = 0, weight = {first}; k < {_wholeRows}; k += {RowSums.RowsAtOnce}, weight += {RowSums.RowsAtOnce * Panel.Width})"))
            {
                w.Lines(isFar ? panels.Select(panel => $"VectorMath.Prefetch(ref {weights}, {Sum("weight", panel.Offset + WeightStream.PageFloats)});") : []);
                w.Line($"{vectors.Type}<float> four = VectorMath.{vectors.LoadRepeated}(ref {vector}, k);");
                w.Lines(Enumerable.Range(0, RowSums.RowsAtOnce).SelectMany(row => Row(row, $"value{row}", $"VectorMath.Repeat{row}(four)", "weight", row, panels)));
            }
        }

        w.Lines(Enumerable.Range(_wholeRows, depth - _wholeRows).SelectMany(row => Row(
            row - _wholeRows, $"last{row - _wholeRows}", $"{vectors.Type}.Create({(row == 0 ? vector : $"Unsafe.Add(ref {vector}, {row})")})", first, row, panels)));
    }

    private static string Sum(string variable, long number) => number == 0 ? variable : variable == "0" ? $"{number}" : $"{variable} + {number}";

    private IEnumerable<string> Row(int chain, string name, string value, string start, int row, IReadOnlyList<(RowSums Sums, long Offset)> panels) =>
        panels.SelectMany(panel => panel.Sums.MultiplyAdd(chain, name, weights, column => Sum(start, panel.Offset + (row * Panel.Width) + column))).Prepend($"{vectors.Type}<float> {name} = {value};");
}
