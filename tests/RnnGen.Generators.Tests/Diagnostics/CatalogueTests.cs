using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace RnnGen.Generators.Tests;

/// <summary>Ids, descriptors, pages and release notes tell of the same diagnostics.</summary>
public sealed partial class CatalogueTests
{
    private static readonly string Generators = Path.Combine(Repository.Root, "generators");

    private static readonly string[] Ids =
        [.. typeof(DiagnosticIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).Order()];

    private static readonly string[] ReleaseNotes = ["AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md"];

    private static readonly string[] Sections = ["Cause", "Example", "Fix", "When to suppress"];

    [Fact]
    public void EachIdHasADescriptor()
    {
        Assert.All(Ids, id => Assert.Matches("^RNNGEN[0-9]{3}$", id));
        Assert.Equal(Ids, DiagnosticDescriptors.All.Select(descriptor => descriptor.Id));
        Assert.Equal(Ids, new ModelAttributeAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id));
    }

    [Fact]
    public void EachIdHasAPage() =>
        Assert.Equal(Ids, Directory.GetFiles(Path.Combine(Generators, "diagnostics"), "RNNGEN*.md").Select(Path.GetFileNameWithoutExtension).Order());

    [Fact]
    public void EachPageTellsWhatADeveloperNeeds() => Assert.All(DiagnosticDescriptors.All, descriptor =>
    {
        string page = File.ReadAllText(Path.Combine(Generators, "diagnostics", descriptor.Id + ".md"));
        Assert.StartsWith($"# {descriptor.Id}: {descriptor.Title}\n", page, StringComparison.Ordinal);
        Assert.Equal(Sections, Heading().Matches(page).Select(match => match.Groups[1].Value));
        Assert.EndsWith($"/generators/diagnostics/{descriptor.Id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
    });

    [Fact]
    public void EachIdHasARowInTheReleaseNotes()
    {
        IEnumerable<string> rows = ReleaseNotes
            .SelectMany(file => File.ReadLines(Path.Combine(Generators, "RnnGen.Generators", file)))
            .Where(line => line.StartsWith("RNNGEN", StringComparison.Ordinal));

        Assert.Equal(
            DiagnosticDescriptors.All.Select(descriptor => $"{descriptor.Id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}"),
            rows.Order());
    }

    [Fact]
    public void ErrorsCannotBeConfiguredAway() => Assert.All(DiagnosticDescriptors.All, descriptor => Assert.Equal(
        descriptor.DefaultSeverity == DiagnosticSeverity.Error,
        descriptor.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable)));

    [GeneratedRegex("^## (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
