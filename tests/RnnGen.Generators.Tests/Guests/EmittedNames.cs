using Microsoft.CodeAnalysis;

namespace RnnGen.Generators.Tests;

/// <summary>The names in emitted code and what they are bound to, read from the syntax trees of all guest models: a name that is added to an emitter is tested from then on.</summary>
internal static class EmittedNames
{
    /// <summary>The names of the models themselves.</summary>
    private static readonly string[] Own = [GuestModels.Namespace, GuestModels.Name, $"{GuestModels.Namespace}_{GuestModels.Name}"];

    private static readonly GeneratorRun[] Runs =
        [.. Enumerable.Range(0, GuestModels.Count).Select(model => GeneratorRun.Of($"namespace {GuestModels.Namespace} {{ {GuestModels.Declare(model)} }}"))];

    private static readonly HashSet<string>[] Meanings = [.. Runs.Select(run => Binding.OfAll(run).ToHashSet())];

    /// <summary>Names of types and namespaces, and the names that <c>[Attribute]</c> is short for.</summary>
    public static IReadOnlyList<string> Types { get; } = [.. Named(Binding.IsOfType)];

    /// <summary>All other names: of members, parameters and variables.</summary>
    public static IReadOnlyList<string> Others { get; } = [.. Named(static _ => true).Except(Types)];

    private static readonly HashSet<string> All = [.. Types, .. Others];

    /// <summary>The number of a guest model whose code has the name.</summary>
    public static int ModelWith(string name) => Array.FindIndex(Meanings, meanings => meanings.Any(meaning => Binding.NameOf(meaning) == name));

    /// <summary>The run of a guest model that nothing hostile is beside.</summary>
    public static GeneratorRun Run(int model) => Runs[model];

    /// <summary>Whether a name of a model's code is bound to what it is bound to where nothing hostile is beside the model; a name that only this place gives it is its own.</summary>
    public static bool IsExpected(int model, string meaning) => Meanings[model].Contains(meaning) || !All.Contains(Binding.NameOf(meaning));

    private static IEnumerable<string> Named(Func<string, bool> isWanted) =>
        Meanings.SelectMany(meanings => meanings).Where(isWanted).Select(Binding.NameOf).Distinct().Except(Own).Order(StringComparer.Ordinal);
}
