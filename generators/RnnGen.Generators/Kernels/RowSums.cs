using RnnGen.Generators.Emission;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>
/// The sums of one panel's columns for one word. Four rows of weights are multiplied at once, each into its own sums, which hide the latency of a multiply-add: s0 of the
/// rows 0, 4, 8, …, which starts from what the product is added to, s1 of the rows 1, 5, 9, …; then (s0 + s1) + (s2 + s3). With vectors of 8 floats or of 16, that is the same for every column.
/// </summary>
/// <param name="vectors">The vectors of a row.</param>
/// <param name="panel">What the sums' names begin with, where there are several panels.</param>
internal sealed class RowSums(TileVectors vectors, string panel = "")
{
    /// <summary>Rows that are multiplied at once.</summary>
    public const int RowsAtOnce = 4;

    /// <summary>Names for the panels that are computed side by side.</summary>
    public static readonly string[] PanelNames = ["p", "q", "r", "s"];

    private readonly (string Name, int Column)[] _parts = [.. vectors.Parts.Select(part => (Prefix(vectors, panel, part.Name), part.Column))];

    /// <summary>The vectors of the panel, each with its first column: what <see cref="Add"/> leaves the result in.</summary>
    public IReadOnlyList<string> Results => [.. _parts.Select(static part => part.Name + "0")];

    /// <summary>Declares the sums.</summary>
    /// <param name="start">What is added to the product, from a column on.</param>
    public IEnumerable<string> Declare(Func<int, string> start) => _parts.Select(part =>
        $"{vectors.Type}<float> {string.Join(", ", Enumerable.Range(0, RowsAtOnce).Select(row => $"{part.Name}{row} = {(row == 0 ? start(part.Column) : vectors.Zero)}"))};");

    /// <summary>Adds a row of weights times one value of the vector.</summary>
    /// <param name="row">The row, modulo <see cref="RowsAtOnce"/>.</param>
    /// <param name="value">The value, in every lane.</param>
    /// <param name="weights">The variable that refers to the weights.</param>
    /// <param name="place">Floats before the row, from a column on.</param>
    public IEnumerable<string> MultiplyAdd(int row, string value, string weights, Func<int, string> place) => _parts.Select(part =>
        $"{part.Name}{row} = {vectors.Type}.MultiplyAddEstimate({value}, {vectors.Load(weights, place(part.Column))}, {part.Name}{row});");

    /// <summary>Adds the four up, into the first.</summary>
    public IEnumerable<string> Add() => _parts.Select(static part => $"{part.Name}0 = ({part.Name}0 + {part.Name}1) + ({part.Name}2 + {part.Name}3);");

    private static string Prefix(TileVectors vectors, string panel, string part) =>
        panel.Length == 0 ? part : vectors.Parts.Length == 1 ? panel : panel + char.ToUpperInvariant(part[0]) + part.Substring(1);
}
