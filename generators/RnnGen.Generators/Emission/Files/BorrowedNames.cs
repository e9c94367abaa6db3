namespace RnnGen.Generators.Emission.Files;

/// <summary>
/// The short names that emitted code uses for types of the framework and the run-time library, and the using directives that provide them. The directives are inside the
/// innermost namespace, where they take precedence over anything that a user declares elsewhere. Types of the run-time library have aliases, so that nothing else of its
/// namespace is imported with them.
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
        ("RnnGen", ["LossPosition", "ModelShape", "ParameterRole", "ParameterTensor", "RecurrentCell"]),
        (
            "RnnGen.CompilerServices",
            [
                "CarriedRegion", "DropoutMasks", "GradientNorm", "NetworkLayout", "PanelLayout", "Panels", "RnnNetwork", "SampledColumns", "SampledTargets", "TeamMember", "TeamShare",
                "VectorMath", "WordColumns", "WordRows",
            ]),
    ];

    /// <summary>The directives that <paramref name="code"/> needs.</summary>
    public static IEnumerable<string> UsedBy(string code)
    {
        IEnumerable<string> namespaces = Namespaces.Where(item => item.Names.Any(name => Uses(code, name))).Select(static item => item.Directive);
        IEnumerable<string> types = Types.SelectMany(item => item.Names.Where(name => Uses(code, name)).Select(name => $"using {name} = global::{item.Namespace}.{name};"));
        return namespaces.Concat(types);
    }

    /// <summary>Whether a name occurs in code as a whole word and not as a member: a plain text search costs a tenth of a regular expression.</summary>
    private static bool Uses(string code, string name)
    {
        for (int at = code.IndexOf(name, StringComparison.Ordinal); at >= 0; at = code.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            int end = at + name.Length;
            bool begins = at == 0 || !(IsOfWord(code[at - 1]) || code[at - 1] == '.');
            if (begins && (end == code.Length || !IsOfWord(code[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfWord(char character) => char.IsLetterOrDigit(character) || character == '_';
}
