namespace RnnGen.Generators.Kernels;

/// <summary>How the rows of a register tile lie in vectors: a panel in two vectors of 8 floats, or where the processor has them in one of 16; or two or three panels in as many.</summary>
/// <param name="Suffix">What follows the size in the name of a tile.</param>
/// <param name="Type">The vectors' class.</param>
/// <param name="Parts">A row's vectors, in the order of their columns.</param>
/// <param name="Lanes">Floats per vector.</param>
internal sealed record TileVectors(string Suffix, string Type, TilePart[] Parts, int Lanes)
{
    public static TileVectors Narrow { get; } = new("", "Vector256", [new("low", "", 0), new("high", "", 8)], 8);

    public static TileVectors Wide { get; } = new("_Wide", "Vector512", [new("sum", "", 0)], 16);

    /// <summary>Two panels: each value of the other side, once loaded, is multiplied with both.</summary>
    public static TileVectors WidePair { get; } = new("_Wide", "Vector512", [new("sum", "", 0), new("nextSum", "next", 0)], 16);

    /// <summary>Three panels.</summary>
    public static TileVectors WideTriple { get; } = new("_Wide", "Vector512", [new("sum", "", 0), new("nextSum", "next", 0), new("thirdSum", "third", 0)], 16);

    /// <summary>Columns of a row.</summary>
    public int Columns => Parts.Length * Lanes;

    /// <summary>Whether a row lies in several panels.</summary>
    public bool IsBroad => Parts.Any(static part => part.Panel.Length > 0);

    /// <summary>The method that loads four floats and repeats them to the end of a vector.</summary>
    public string LoadRepeated => Lanes == 8 ? "LoadTwice" : "LoadFourTimes";

    public string Zero => $"{Type}<float>.Zero";

    /// <summary>Loads a vector.</summary>
    /// <param name="source">The variable that refers to the floats.</param>
    /// <param name="offset">Floats before it, as an expression; empty for none.</param>
    public string Load(string source, string offset) => offset.Length == 0 ? $"{Type}.LoadUnsafe(ref {source})" : $"{Type}.LoadUnsafe(ref {source}, {offset})";

    /// <summary>Loads a vector of a row.</summary>
    /// <param name="part">Which one.</param>
    /// <param name="source">The first panel.</param>
    /// <param name="offset">Floats before the vector in its panel, as an expression; empty for none.</param>
    public string Load(TilePart part, string source, string offset) => Load(part.Of(source), offset);

    /// <summary>Declares the accumulators of some rows, each initialised to <paramref name="start"/> of its row and vector: up to four per line.</summary>
    public IEnumerable<string> Declare(int rows, Func<int, TilePart, string> start) =>
        Lines(rows, (row, part) => $"{part.Name}{row} = {start(row, part)}", ", ").Select(line => $"{Type}<float> {line};");

    /// <summary>One row of the side that is read as vectors.</summary>
    public string DeclareRow(string name, string source, string offset) =>
        $"{Type}<float> {string.Join(", ", Parts.Select(part => $"{RowPart(name, part)} = {Load(part, source, part.Column == 0 ? offset : $"{offset} + {part.Column}")}"))};";

    /// <summary>Accumulators of a row += one float of the other side · the vector row.</summary>
    public string MultiplyAdd(int row, string value, string name) => Parts.Length == 1
        ? $"{Parts[0].Name}{row} = {Type}.MultiplyAddEstimate({Type}.Create({value}), {name}, {Parts[0].Name}{row});"
        : $"{Type}<float> value{row} = {Type}.Create({value}); {string.Join(" ", Parts.Select(part => $"{part.Name}{row} = {Type}.MultiplyAddEstimate(value{row}, {RowPart(name, part)}, {part.Name}{row});"))}";

    /// <summary>Accumulators += the values in memory.</summary>
    public IEnumerable<string> Add(int rows, string target) => Lines(rows, (row, part) => $"{part.Name}{row} += {Load(part, target, Offset(row, part))};", " ");

    /// <summary>The values in memory = accumulators.</summary>
    public IEnumerable<string> Store(int rows, string target) => Lines(
        rows, (row, part) => $"{Type}.StoreUnsafe({part.Name}{row}, ref {part.Of(target)}{(Offset(row, part) is { Length: > 0 } offset ? ", " + offset : "")});", " ");

    /// <summary>A piece of text for each accumulator, up to four per line.</summary>
    private IEnumerable<string> Lines(int rows, Func<int, TilePart, string> piece, string separator)
    {
        int rowsOfALine = Math.Max(1, 4 / Parts.Length);
        for (int first = 0; first < rows; first += rowsOfALine)
        {
            yield return string.Join(separator, Enumerable.Range(first, Math.Min(rowsOfALine, rows - first)).SelectMany(row => Parts.Select(part => piece(row, part))));
        }
    }

    private static string Offset(int row, TilePart part) => row + part.Column == 0 ? "" : $"{(row * 16) + part.Column}";

    private string RowPart(string name, TilePart part) => Parts.Length == 1 ? name : IsBroad ? part.Of(name) : name + char.ToUpperInvariant(part.Name[0]) + part.Name.Substring(1);
}
