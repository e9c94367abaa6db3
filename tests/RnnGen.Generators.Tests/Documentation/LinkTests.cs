using System.Text;
using System.Text.RegularExpressions;

namespace RnnGen.Generators.Tests;

/// <summary>Every link from one document of the repository to another file or heading leads somewhere.</summary>
public sealed partial class LinkTests
{
    private static readonly string[] NotOurs = [".git", "bin", "obj", "TestResults", "BenchmarkDotNet.Artifacts"];

    [Fact]
    public void RelativeLinksLeadToFilesAndHeadings()
    {
        string[] documents = [.. Documents(Repository.Root)];
        Assert.NotEmpty(documents);
        string broken = string.Join(Environment.NewLine, documents.SelectMany(BrokenLinks));
        Assert.True(broken.Length == 0, $"These links lead nowhere:{Environment.NewLine}{broken}");
    }

    [Theory]
    [InlineData("## What \"0 bytes\" means", "what-0-bytes-means")]
    [InlineData("### `train`: a preset", "train-a-preset")]
    [InlineData("## Live, frozen, swapped", "live-frozen-swapped")]
    public void HeadingsBecomeAnchorsAsOnGitHub(string heading, string anchor) => Assert.Equal(anchor, Anchor(heading));

    private static IEnumerable<string> Documents(string folder) =>
        Directory.EnumerateFiles(folder, "*.md").Concat(
            Directory.EnumerateDirectories(folder).Where(inner => !NotOurs.Contains(Path.GetFileName(inner))).SelectMany(Documents));

    private static IEnumerable<string> BrokenLinks(string document)
    {
        foreach (Match match in Link().Matches(WithoutCode(File.ReadAllText(document))))
        {
            string target = match.Groups["target"].Value;
            string[] parts = target.Split('#', 2);
            string path = parts[0].Length == 0 ? document : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(document)!, parts[0]));
            bool leads = parts.Length == 1 ? Path.Exists(path) : File.Exists(path) && Anchors(path).Contains(parts[1]);
            if (!target.Contains("://", StringComparison.Ordinal) && !leads)
            {
                yield return $"{Path.GetRelativePath(Repository.Root, document)}: {target}";
            }
        }
    }

    private static IEnumerable<string> Anchors(string document) =>
        WithoutCodeBlocks(File.ReadAllText(document)).Split('\n').Where(line => line.StartsWith('#')).Select(Anchor);

    /// <summary>Lower case, letters, digits, hyphens and underscores alone, a hyphen for each space.</summary>
    private static string Anchor(string heading)
    {
        StringBuilder anchor = new();
        foreach (char c in heading.TrimStart('#').Trim())
        {
            if (char.IsLetterOrDigit(c) || c is '-' or '_' or ' ')
            {
                anchor.Append(c == ' ' ? '-' : char.ToLowerInvariant(c));
            }
        }

        return anchor.ToString();
    }

    private static string WithoutCode(string text) => Code().Replace(WithoutCodeBlocks(text), "");

    private static string WithoutCodeBlocks(string text) => CodeBlock().Replace(text, "");

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex Code();
}
