using System.Xml.Linq;

namespace RnnGen.Tests;

/// <summary>What we can do with a package, so can its users: packages meet through their public types alone.</summary>
public sealed class PackageTests
{
    [Fact]
    public void No_package_sees_the_internals_of_another()
    {
        (string Name, XElement Project)[] packages = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => (Path.GetFileNameWithoutExtension(path), XElement.Load(path)))
            .Where(project => project.Item2.Descendants("IsPackable").Any(value => value.Value == "true"))];
        Assert.Contains("RnnGen", packages.Select(package => package.Name));
        Assert.All(packages, package => Assert.Empty(Friends(package.Project).Intersect(packages.Select(other => other.Name))));
    }

    [Fact]
    public void No_project_of_src_compiles_a_file_of_tests_or_benchmarks() =>
        Assert.All(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories), path =>
            Assert.DoesNotContain(XElement.Load(path).Descendants("Compile").Attributes("Include"), file => file.Value.Contains("benchmarks/", StringComparison.Ordinal) || file.Value.Contains("tests/", StringComparison.Ordinal)));

    private static IEnumerable<string> Friends(XElement project) => project.Descendants("InternalsVisibleTo").Attributes("Include").Select(name => name.Value);
}
