using System.Text.RegularExpressions;

namespace RnnGen.Generators.Tests;

/// <summary>The house of the generator: each folder is a namespace, and knows only those in front of it in the list.</summary>
public sealed partial class FolderTests
{
    /// <summary>Each folder with the folders that it may use. A folder that is used stands before its user: knowledge goes one way.</summary>
    private static readonly (string Folder, string[] Uses)[] Folders =
    [
        ("Collections", []),
        ("Diagnostics", []),
        ("Layout", []),
        ("Specs", ["Collections"]),
        ("Emission", []),
        ("Kernels", ["Layout", "Emission"]),
        ("Cells", ["Layout", "Specs", "Emission", "Kernels"]),
        ("Planning", ["Layout", "Specs", "Kernels", "Cells"]),
        ("Parsing", ["Collections", "Diagnostics", "Layout", "Specs", "Emission", "Planning"]),
        ("Emission/Files", ["Layout", "Specs", "Emission", "Kernels", "Cells", "Planning"]),
        ("Analyzers", ["Diagnostics", "Parsing"]),
    ];

    private static string Root => Path.Combine(Repository.Root, "generators", "RnnGen.Generators");

    public static TheoryData<string> Names => [.. Folders.Select(folder => folder.Folder)];

    [Theory]
    [MemberData(nameof(Names))]
    public void KnowsOnlyWhatLiesInFrontOfIt(string folder)
    {
        string[] allowed = [.. Folders.Single(candidate => candidate.Folder == folder).Uses];
        Assert.All(Sources(folder), file =>
        {
            string text = File.ReadAllText(file);
            Assert.All(Usings().Matches(text), use => Assert.True(
                allowed.Contains(use.Groups[1].Value.Replace('.', '/')), $"{Path.GetRelativePath(Root, file)} uses {use.Groups[1].Value}, which {folder} is not to know."));
            Assert.DoesNotContain("global::RnnGen.Generators", text, StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void IsANamespace(string folder) => Assert.All(
        Sources(folder), file => Assert.Contains($"\nnamespace RnnGen.Generators.{folder.Replace('/', '.')};\n", "\n" + File.ReadAllText(file), StringComparison.Ordinal));

    [Fact]
    public void EveryFolderIsInTheList()
    {
        string[] folders = [.. Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, Path.GetDirectoryName(file)!).Replace('\\', '/'))
            .Where(folder => !folder.StartsWith("bin", StringComparison.Ordinal) && !folder.StartsWith("obj", StringComparison.Ordinal))
            .Distinct()];

        Assert.Equal(Folders.Select(folder => folder.Folder).Append(".").Append("Polyfills").Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AFolderThatIsUsedStandsBeforeItsUser()
    {
        for (int i = 0; i < Folders.Length; i++)
        {
            Assert.Empty(Folders[i].Uses.Except(Folders.Take(i).Select(folder => folder.Folder)));
        }
    }

    /// <summary>Only Parsing, Analyzers and the pipeline know Roslyn.</summary>
    [Fact]
    public void RoslynIsKnownWhereSourcesAreReadAlone()
    {
        string[] folders = [.. Folders.Select(folder => folder.Folder).Except(["Parsing", "Analyzers", "Diagnostics"])];
        Assert.All(folders.SelectMany(Sources), file => Assert.DoesNotContain("Microsoft.CodeAnalysis", File.ReadAllText(file), StringComparison.Ordinal));
    }

    /// <summary>A cell is one class: nothing else asks which cell a model has.</summary>
    [Fact]
    public void NoCellIsNamedOutsideItsClass()
    {
        string[] folders = [.. Folders.Select(folder => folder.Folder).Except(["Cells", "Specs", "Parsing"])];
        Assert.All(folders.SelectMany(Sources).Append(Path.Combine(Root, "RnnModelGenerator.cs")), file =>
        {
            string code = Comments().Replace(File.ReadAllText(file), "");
            Assert.True(!CellNames().IsMatch(code), $"{Path.GetRelativePath(Root, file)} names a cell: {CellNames().Match(code).Value}");
        });
    }

    /// <summary>A check of the check: the class of a cell does name it.</summary>
    [Fact]
    public void ACellIsFoundWhereItIsNamed() => Assert.Matches(CellNames(), Comments().Replace(File.ReadAllText(Path.Combine(Root, "Cells", "Cell.cs")), ""));

    private static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs");

    [GeneratedRegex(@"^using (?:static )?RnnGen\.Generators\.([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Usings();

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"CellKind|\b(Is)?(Tanh|Relu|Lstm|Gru|Cifg)(Cell)?\b(?!\()")]
    private static partial Regex CellNames();
}
