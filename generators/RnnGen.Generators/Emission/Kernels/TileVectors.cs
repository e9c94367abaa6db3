namespace RnnGen.Generators;

/// <summary>How the rows of a register tile lie in vectors: two of 8 floats, or one of 16 where the processor has them.</summary>
/// <param name="Name">What stands before the height in the name of a tile.</param>
/// <param name="Type">The vectors' class.</param>
/// <param name="Halves">Names of a row's vectors, in the order of their columns.</param>
/// <param name="Lanes">Floats of a vector.</param>
internal sealed record TileVectors(string Name, string Type, string[] Halves, int Lanes)
{
    public static TileVectors Narrow { get; } = new("Rows", "Vector256", ["low", "high"], Panel.LaneCount);

    public static TileVectors Wide { get; } = new("WideRows", "Vector512", ["row"], Panel.Width);

    public string Zero => $"{Type}<float>.Zero";

    public string Load(string source, string offset) => offset == "0" ? $"{Type}.LoadUnsafe(ref {source})" : $"{Type}.LoadUnsafe(ref {source}, {offset})";

    /// <summary>The accumulators of a row, each begun with what <paramref name="start"/> says of its first column.</summary>
    public string Declare(int row, Func<int, string> start) =>
        $"{Type}<float> {string.Join(", ", Columns().Select(half => $"{half.Name}{row} = {start(half.Column)}"))};";

    /// <summary>One row of the side that lies in vectors.</summary>
    public string DeclareSource(string name, string source, string offset) =>
        $"{Type}<float> {string.Join(", ", Columns().Select(half => $"{Source(name, half.Name)} = {Load(source, half.Column == 0 ? offset : $"{offset} + {half.Column}")}"))};";

    /// <summary>Accumulators of a row += one float of the other side · that row.</summary>
    public IEnumerable<string> MultiplyAdd(int row, string value, string name)
    {
        yield return $"{Type}<float> left{row} = {Type}.Create({value});";
        yield return string.Join(" ", Halves.Select(half => $"{half}{row} = {Type}.MultiplyAddEstimate(left{row}, {Source(name, half)}, {half}{row});"));
    }

    public string Add(int row, string target) =>
        string.Join(" ", Columns().Select(half => $"{half.Name}{row} += {Load(target, $"{(row * Panel.Width) + half.Column}")};"));

    public string Store(int row, string target) =>
        string.Join(" ", Columns().Select(half => EmittedText.Store($"{half.Name}{row}", target, $"{(row * Panel.Width) + half.Column}")));

    private static string Source(string name, string half) => name + char.ToUpperInvariant(half[0]) + half.Substring(1);

    private IEnumerable<(string Name, int Column)> Columns() => Halves.Select((half, index) => (half, index * Lanes));
}
