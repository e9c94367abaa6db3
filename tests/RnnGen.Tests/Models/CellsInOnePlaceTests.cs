using System.Text.RegularExpressions;

namespace RnnGen.Tests;

/// <summary>What a project knows of cells stands in one of its files: whoever adds a cell finds it there, and nothing else asks which cell it is.</summary>
public sealed partial class CellsInOnePlaceTests
{
    /// <summary>A value of the enumeration, or a using that brings them all in.</summary>
    private static readonly Regex NamedCell =
        new($@"\bRecurrentCell\.(?<cell>{string.Join('|', Enum.GetNames<RecurrentCell>())})\b|\busing\s+static\s+RnnGen\.(?<cell>RecurrentCell)\b");

    [Theory]
    [InlineData("src/RnnGen", "Models/Recurrence.cs")]
    [InlineData("src/RnnGen.Reference", "RecurrentLayer.cs")]
    [InlineData("src/RnnGen.Onnx", "Graphs/CellOperator.cs")]
    public void One_file_of_a_project_names_cells_and_it_names_them_all(string project, string file)
    {
        string folder = Path.Combine(Repository.Root, project);
        Dictionary<string, string[]> named = SourcesIn(folder).ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), path => CellsNamedIn(File.ReadAllText(path)));

        Assert.Equal([file], named.Where(source => source.Value.Length > 0).Select(source => source.Key));
        Assert.Equal(Enum.GetNames<RecurrentCell>().Order(StringComparer.Ordinal), named[file].Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("return shape.Cell == RecurrentCell.Gru;", "Gru")]
    [InlineData("return shape is { Cell: RecurrentCell.Lstm };", "Lstm")]
    [InlineData("using static RnnGen.RecurrentCell;", "RecurrentCell")]
    [InlineData("/// <summary><see cref=\"RecurrentCell.Lstm\"/></summary>")]
    [InlineData("return 4; // RecurrentCell.Lstm")]
    [InlineData("public RecurrentCell Cell => RecurrentCell.Parse(text);")]
    public void Only_code_names_a_cell(string line, params string[] expected) => Assert.Equal(expected, CellsNamedIn(line));

    private static IEnumerable<string> SourcesIn(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(path => !BuildOutput().IsMatch(Path.GetRelativePath(folder, path)));

    private static string[] CellsNamedIn(string source) =>
        [.. NamedCell.Matches(Comment().Replace(source, "")).Select(match => match.Groups["cell"].Value).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"^(bin|obj)[\\/]")]
    private static partial Regex BuildOutput();

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
