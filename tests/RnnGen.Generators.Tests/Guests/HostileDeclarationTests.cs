using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace RnnGen.Generators.Tests;

/// <summary>
/// Generated code is a guest in other people's projects: whatever a user's declarations are called and wherever they stand, its names are bound to what they are bound to in a project of its own, and the compiler says nothing about
/// it; or an error of the generator explains, and the compiler adds none. Every name that emitted code uses is tried in every place.
/// </summary>
public sealed class HostileDeclarationTests
{
    public static TheoryData<string> FreePlaces => [.. HostilePlaces.Free.Keys];

    public static TheoryData<string> GuardedPlaces => [.. HostilePlaces.Guarded.Keys];

    private static int Cases => EmittedNames.Types.Count * (HostilePlaces.Free.Count + HostilePlaces.Guarded.Count);

    [Fact]
    public void AreManyMoreThanAPersonWouldThinkOf() => Assert.True(Cases >= 600, $"{Cases} cases");

    /// <summary>A meaning that no name has by itself could not be told from a hostile one.</summary>
    [Fact]
    public void NoNameMeansNothingByItself()
    {
        string[] meanings = [.. Enumerable.Range(0, GuestModels.Count).SelectMany(model => Binding.OfAll(EmittedNames.Run(model))).Distinct()];

        Assert.DoesNotContain(meanings, meaning => meaning.EndsWith(" nothing", StringComparison.Ordinal) || meaning.EndsWith(" of the user", StringComparison.Ordinal));
        Assert.DoesNotContain(meanings, meaning => meaning.Contains("extension method", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(FreePlaces))]
    public void ChangeNothing(string place) =>
        Assert.Empty(EachName(name => HostilePlaces.Impossible.Contains((place, name)) ? null : Fault(HostilePlaces.Free[place], name, mayBeRefused: false)));

    [Theory]
    [MemberData(nameof(GuardedPlaces))]
    public void ChangeNothingOrAreRefused(string place) =>
        Assert.Empty(EachName(name => HostilePlaces.Impossible.Contains((place, name)) ? null : Fault(HostilePlaces.Guarded[place], name, mayBeRefused: true)));

    /// <summary>All names at once, those of members and variables too.</summary>
    [Theory]
    [MemberData(nameof(FreePlaces))]
    public void ChangeNothingTogether(string place)
    {
        string source = HostilePlaces.Free[place];
        if (source.Contains("NAME", StringComparison.Ordinal))
        {
            return;
        }

        string[] taken = source.Contains("WITH{", StringComparison.Ordinal) ? [.. GeneratedMembers.Constants, GeneratedMembers.Load, GeneratedMembers.LoadFrozen] : [];
        string[] names = [.. EmittedNames.Types.Concat(EmittedNames.Others).Except(taken)];
        int model = HostilePlaces.Free.Keys.ToList().IndexOf(place) % GuestModels.Count;
        GeneratorRun run = EmittedNames.Run(model).Replace(HostileSource.Of(source, model, names));
        Assert.NotEmpty(run.Models);
        Assert.Empty(Diagnostics(run, run.Output.GetDiagnostics()).Concat(Binding.OfAll(run).Where(meaning => !EmittedNames.IsExpected(model, meaning))).Distinct());
    }

    private static ConcurrentBag<string> EachName(Func<string, string?> fault)
    {
        ConcurrentBag<string> faults = [];
        Parallel.ForEach(EmittedNames.Types, name =>
        {
            if (fault(name) is { } found)
            {
                faults.Add($"{name}: {found}");
            }
        });
        return faults;
    }

    /// <summary>What is wrong where <paramref name="name"/> is declared in a place; null for nothing.</summary>
    private static string? Fault(string place, string name, bool mayBeRefused)
    {
        // The part that is added to a class of that name, or in a namespace of that name, mentions it.
        string[] own = place.Contains("NAMED", StringComparison.Ordinal) || place.Contains("@NAME {", StringComparison.Ordinal)
            ? [$"{name} NamedType of generated code in the model", $"{name} Namespace in the model"]
            : [];
        int model = EmittedNames.ModelWith(name);
        GeneratorRun run = EmittedNames.Run(model).Replace(HostileSource.Of(place, model, name));
        if (run.Models.Count == 0)
        {
            return !mayBeRefused ? "refused"
                : !run.AnalyzerDiagnostics.Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ? "no code and no explanation"
                : run.Output.GetDiagnostics().FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)?.ToString();
        }

        IEnumerable<Diagnostic> found = run.Output.GetDeclarationDiagnostics().Concat(run.Result.GeneratedSources.SelectMany(file =>
        {
            SemanticModel semantics = run.Output.GetSemanticModel(file.SyntaxTree);
            return Binding.Members(file.SyntaxTree, name).SelectMany(member => semantics.GetDiagnostics(member.FullSpan));
        }));
        return Diagnostics(run, found).Concat(Binding.OfName(run, name).Where(meaning => !EmittedNames.IsExpected(model, meaning) && !own.Contains(meaning))).FirstOrDefault();
    }

    /// <summary>Errors anywhere, and warnings in generated code: those in the user's are the user's.</summary>
    private static IEnumerable<string> Diagnostics(GeneratorRun run, IEnumerable<Diagnostic> found) =>
        from diagnostic in found
        where diagnostic.Severity == DiagnosticSeverity.Error || (diagnostic.Severity == DiagnosticSeverity.Warning && !run.Input.ContainsSyntaxTree(diagnostic.Location.SourceTree))
        select diagnostic.ToString();
}
