namespace RnnGen.Generators.Kernels;

/// <summary>How the rows of a register tile lie in vectors: two of 8 floats, or one of 16 where the processor has them.</summary>
/// <param name="Suffix">What follows the size in the name of a tile.</param>
/// <param name="Type">The vectors' class.</param>
/// <param name="Parts">Names of a row's vectors, in the order of their columns.</param>
/// <param name="Lanes">Floats per vector.</param>
internal sealed record TileVectors(string Suffix, string Type, string[] Parts, int Lanes)
{
    public static TileVectors Narrow { get; } = new("", "Vector256", ["low", "high"], 8);

    public static TileVectors Wide { get; } = new("_Wide", "Vector512", ["sum"], 16);

    public string Zero => $"{Type}<float>.Zero";

    public string Load(string source, string offset) => offset.Length == 0 ? $"{Type}.LoadUnsafe(ref {source})" : $"{Type}.LoadUnsafe(ref {source}, {offset})";

    /// <summary>Declares the accumulators of some rows, each initialised to <paramref name="start"/> of its row and first column: four per line.</summary>
    public IEnumerable<string> Declare(int rows, Func<int, int, string> start) =>
        Lines(rows, (row, part, column) => $"{part}{row} = {start(row, column)}", ", ").Select(line => $"{Type}<float> {line};");

    /// <summary>One row of the side that is read as vectors.</summary>
    public string DeclareRow(string name, string source, string offset) =>
        $"{Type}<float> {string.Join(", ", Columns().Select(part => $"{RowPart(name, part.Name)} = {Load(source, part.Column == 0 ? offset : $"{offset} + {part.Column}")}"))};";

    /// <summary>Accumulators of a row += one float of the other side · the vector row.</summary>
    public string MultiplyAdd(int row, string value, string name) => Parts.Length == 1
        ? $"{Parts[0]}{row} = {Type}.MultiplyAddEstimate({Type}.Create({value}), {name}, {Parts[0]}{row});"
        : $"{Type}<float> value{row} = {Type}.Create({value}); {string.Join(" ", Parts.Select(part => $"{part}{row} = {Type}.MultiplyAddEstimate(value{row}, {RowPart(name, part)}, {part}{row});"))}";

    /// <summary>Accumulators += the values in memory.</summary>
    public IEnumerable<string> Add(int rows, string target) => Lines(rows, (row, part, column) => $"{part}{row} += {Load(target, Offset(row, column))};", " ");

    /// <summary>The values in memory = accumulators.</summary>
    public IEnumerable<string> Store(int rows, string target) => Lines(
        rows, (row, part, column) => $"{Type}.StoreUnsafe({part}{row}, ref {target}{(Offset(row, column) is { Length: > 0 } offset ? ", " + offset : "")});", " ");

    /// <summary>A piece of text for each accumulator, four per line.</summary>
    private IEnumerable<string> Lines(int rows, Func<int, string, int, string> piece, string separator)
    {
        int rowsOfALine = 4 / Parts.Length;
        for (int first = 0; first < rows; first += rowsOfALine)
        {
            yield return string.Join(separator, Enumerable.Range(first, Math.Min(rowsOfALine, rows - first)).SelectMany(row => Columns().Select(part => piece(row, part.Name, part.Column))));
        }
    }

    private static string Offset(int row, int column) => row + column == 0 ? "" : $"{(row * 16) + column}";

    private string RowPart(string name, string part) => Parts.Length == 1 ? name : name + char.ToUpperInvariant(part[0]) + part.Substring(1);

    private IEnumerable<(string Name, int Column)> Columns() => Parts.Select((part, index) => (part, index * Lanes));
}
