using System.Reflection;
using PublicApiGenerator;
using RnnGen.NGrams;
using RnnGen.Reference;

namespace RnnGen.Tests.PublicApi;

/// <summary>What users rely on: the public members of each package as C#, compared with a committed file, so that no change goes unnoticed.</summary>
public sealed class PublicApiTests
{
    private static readonly ApiGeneratorOptions Options = new() { IncludeAssemblyAttributes = false };

    public static TheoryData<string> Packages => [.. Assemblies.Keys];

    private static Dictionary<string, Assembly> Assemblies => new Assembly[]
    {
        typeof(RnnModel).Assembly,
        typeof(KneserNeyModel).Assembly,
        typeof(ReferenceModel<double>).Assembly,
        typeof(EverydayEnglish).Assembly,
        typeof(EverydaySpanish).Assembly,
    }.ToDictionary(static assembly => assembly.GetName().Name!);

    [Theory]
    [MemberData(nameof(Packages))]
    public void Public_members_are_those_of_the_committed_text(string package)
    {
        string actual = Assemblies[package].GeneratePublicApi(Options).ReplaceLineEndings("\n");
        string verified = Path.Combine(Folder, $"{package}.verified.cs");
        if (Environment.GetEnvironmentVariable("RNNGEN_ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(verified, actual);
        }

        string expected = File.Exists(verified) ? File.ReadAllText(verified) : "";
        if (expected != actual)
        {
            File.WriteAllText(Path.Combine(Folder, $"{package}.received.cs"), actual);
            string[] gone = [.. expected.Split('\n').Except(actual.Split('\n')).Select(line => "- " + line)];
            string[] added = [.. actual.Split('\n').Except(expected.Split('\n')).Select(line => "+ " + line)];
            Assert.Fail($"The public API of {package} changed; to accept, run the tests with RNNGEN_ACCEPT_SNAPSHOTS=1.\n{string.Join('\n', [.. gone, .. added])}");
        }
    }

    /// <summary>What only generated code calls is kept out of the lists that editors show, as it is kept out of the other namespaces.</summary>
    [Fact]
    public void Types_for_generated_code_are_hidden_from_editors() => Assert.All(
        typeof(RnnModel).Assembly.GetExportedTypes().Where(type => type.Namespace == "RnnGen.CompilerServices"),
        type => Assert.Equal(System.ComponentModel.EditorBrowsableState.Never, type.GetCustomAttribute<System.ComponentModel.EditorBrowsableAttribute>()?.State));

    [Fact]
    public void Public_types_stand_in_three_namespaces() => Assert.Equal(
        ["RnnGen", "RnnGen.CompilerServices", "RnnGen.Training"],
        typeof(RnnModel).Assembly.GetExportedTypes().Select(type => type.Namespace).Distinct().Order(StringComparer.Ordinal));

    // Found from the test binaries: compiled-in source paths are rewritten on build servers.
    private static string Folder => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../PublicApi"));
}
