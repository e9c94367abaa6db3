using System.Text.RegularExpressions;

namespace RnnGen.Generators.Emission.Files;

/// <summary>
/// The short names that emitted code uses for types of the framework and the run-time library, and the using directives that give them. They stand inside the
/// innermost namespace, where they come before anything that a user declares elsewhere. Types of the run-time library have aliases, so that nothing else of its
/// namespace is borrowed with them.
/// </summary>
internal static class BorrowedNames
{
    private static readonly (string Directive, string[] Names)[] Namespaces =
    [
        ("using global::System;", ["Math", "ReadOnlySpan", "Span"]),
        ("using global::System.Runtime.CompilerServices;", ["MethodImpl", "Unsafe"]),
        ("using global::System.Runtime.InteropServices;", ["MemoryMarshal"]),
        ("using global::System.Runtime.Intrinsics;", ["Vector256", "Vector512"]),
    ];

    private static readonly (string Namespace, string[] Names)[] Types =
    [
        (
            "RnnGen",
            [
                "DropoutMasks", "GradientNorm", "LossPosition", "ModelShape", "NetworkLayout", "ParameterRole", "ParameterTensor", "RecurrentCell", "RnnNetwork", "SampledTargets", "TeamMember",
                "VectorMath",
            ]),
        ("RnnGen.CompilerServices", ["Panels", "SampledColumns", "WordColumns", "WordRows"]),
    ];

    /// <summary>The directives that <paramref name="code"/> needs.</summary>
    public static IEnumerable<string> UsedBy(string code)
    {
        HashSet<string> words = [.. Regex.Matches(code, @"(?<![.\w])\w+").Cast<Match>().Select(static match => match.Value)];
        IEnumerable<string> namespaces = Namespaces.Where(item => item.Names.Any(words.Contains)).Select(static item => item.Directive);
        IEnumerable<string> types = Types.SelectMany(item => item.Names.Where(words.Contains).Select(name => $"using {name} = global::{item.Namespace}.{name};"));
        return namespaces.Concat(types);
    }
}
