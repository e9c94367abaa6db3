using System.Diagnostics;

namespace RnnGen.Tests;

/// <summary>What the package's targets set in a project that is published as a native program.</summary>
public sealed class PackageTargetsTests : IDisposable
{
    private const string TwentyTimes = "some 20 times slower";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "-p:PublishAot=true -p:RuntimeIdentifier=linux-x64", "x86-64-v3")]
    [InlineData("", "-p:PublishAot=true -p:NETCoreSdkRuntimeIdentifier=win-x64", "x86-64-v3")]
    [InlineData("<PublishAot>true</PublishAot>", "-p:RuntimeIdentifier=linux-musl-x64", "x86-64-v3")]
    [InlineData("<PublishAot>true</PublishAot><RuntimeIdentifier>osx-x64</RuntimeIdentifier>", "", "x86-64-v3")]
    [InlineData("<IlcInstructionSet>native</IlcInstructionSet>", "-p:PublishAot=true -p:RuntimeIdentifier=linux-x64", "native")]
    [InlineData("", "-p:PublishAot=true -p:RuntimeIdentifier=linux-x64 -p:IlcInstructionSet=x86-64-v4", "x86-64-v4")]
    [InlineData("", "-p:PublishAot=true -p:RuntimeIdentifier=linux-arm64 -p:NETCoreSdkRuntimeIdentifier=linux-x64", "")]
    [InlineData("", "-p:RuntimeIdentifier=linux-x64", "")]
    public void A_native_program_for_x64_has_AVX2_unless_its_project_chooses(string properties, string arguments, string expected)
    {
        string said = Publish(properties, arguments);
        Assert.Contains($"instruction set: '{expected}'", said, StringComparison.Ordinal);
        Assert.DoesNotContain(TwentyTimes, said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_baseline_is_kept_where_it_is_asked_for_with_a_word_on_what_it_costs()
    {
        string said = Publish("<RnnGenKeepBaseline>true</RnnGenKeepBaseline>", "-p:PublishAot=true -p:RuntimeIdentifier=linux-x64");
        Assert.Contains("instruction set: ''", said, StringComparison.Ordinal);
        Assert.Contains(TwentyTimes, said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slow_model_is_no_error_and_what_the_project_excepts_itself_stays() =>
        Assert.Contains("not as errors: 'CS1591;RNNGEN014'", Publish("<WarningsNotAsErrors>CS1591</WarningsNotAsErrors>", ""), StringComparison.Ordinal);

    /// <summary>Runs the target of publishing in a project that has nothing but the package's targets.</summary>
    private string Publish(string properties, string arguments)
    {
        string targets = Path.Combine(Repository.Root, "src", "RnnGen", "buildTransitive", "net10.0", "RnnGen.targets");
        string project = _folder.File("native.proj");
        File.WriteAllText(project, $"""
            <Project>
              <PropertyGroup>{properties}</PropertyGroup>
              <Import Project="{targets}" />
              <Target Name="PrepareForPublish">
                <Message Importance="high" Text="instruction set: '$(IlcInstructionSet)', not as errors: '$(WarningsNotAsErrors)'" />
              </Target>
            </Project>
            """);
        ProcessStartInfo start = new("dotnet", ["msbuild", project, "-nologo", "-t:PrepareForPublish", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]) { RedirectStandardOutput = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, said);
        return said;
    }
}
