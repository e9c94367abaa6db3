namespace RnnGen.Generators.Emission;

/// <summary>
/// The types of the framework and the run-time library that emitted code uses. In the passes they have short names, from using directives inside the innermost namespace, where these take precedence over anything
/// that a user declares elsewhere. They are aliases, so that nothing else is imported with them; generic types, which an alias cannot name, come with their namespace. The part that is added to the user's class writes full names.
/// </summary>
internal static class BorrowedNames
{
    /// <summary>The namespace that holds a namespace for each model: nothing else may be declared in it.</summary>
    public const string GeneratedNamespace = "RnnGen.Generated";

    /// <summary>Types that only the part added to the user's class refers to, by their metadata names.</summary>
    private static readonly string[] OfTheModel =
    [
        "System.ArgumentException", "System.IO.Stream", "System.NotSupportedException", "System.ReadOnlyMemory`1",
        "RnnGen.FreezeOptions", "RnnGen.FrozenModel", "RnnGen.IRnnModel`1", "RnnGen.InvalidModelFileException", "RnnGen.ModelFile", "RnnGen.RnnModel", "RnnGen.Vocabulary",
    ];

    /// <summary>
    /// Each alias with its type. A type of the user's called <c>nuint</c> would otherwise take the keyword's place: an ordinary name comes before a contextual keyword. With the <c>@</c>, no compiler warns of a name in small letters.
    /// </summary>
    private static readonly (string Name, string Type)[] Aliases =
    [
        ("Math", "System.Math"),
        ("MemoryMarshal", "System.Runtime.InteropServices.MemoryMarshal"),
        ("MethodImpl", "System.Runtime.CompilerServices.MethodImplAttribute"),
        ("MethodImplOptions", "System.Runtime.CompilerServices.MethodImplOptions"),
        ("Unsafe", "System.Runtime.CompilerServices.Unsafe"),
        ("@nuint", "System.UIntPtr"),
        .. OfLibrary("RnnGen", "LossPosition", "ModelShape", "ParameterRole", "ParameterTensor", "RecurrentCell"),
        .. OfLibrary(
            "RnnGen.CompilerServices",
            "CarriedRegion", "GradientNorm", "Int8Layout", "Int8Tensor", "NetworkLayout", "PanelLayout", "Panels", "Quantization", "Regularization", "RnnNetwork", "SampledColumns", "SampledTargets", "ServingLayout", "ServingNetwork", "TeamMember", "TeamShare", "VectorMath", "WordColumns", "WordRows"),
    ];

    /// <summary>Each imported namespace with the types for whose sake it is imported.</summary>
    private static readonly (string Namespace, string[] Names)[] Imports =
    [
        ("System", ["ReadOnlySpan", "Span"]),
        ("System.Runtime.Intrinsics", ["Vector256", "Vector512"]),
    ];

    /// <summary>
    /// Metadata names that must mean what they mean in the framework and the library: another declaration of one of them would change emitted code. An imported name must also be in no other imported namespace.
    /// </summary>
    public static readonly string[] Reserved =
    [
        .. OfTheModel,
        .. Aliases.Select(static alias => alias.Type),
        .. from import in Imports from other in Imports from name in other.Names from arity in other.Namespace == "System" ? new[] { "`1" } : ["", "`1"] select $"{import.Namespace}.{name}{arity}",
    ];

    /// <summary>The directives that <paramref name="code"/> needs.</summary>
    public static IEnumerable<string> UsedBy(string code)
    {
        IEnumerable<string> namespaces = Imports.Where(item => item.Names.Any(name => Uses(code, name))).Select(static item => $"using global::{item.Namespace};");
        IEnumerable<string> types = Aliases.Where(item => Uses(code, item.Name.TrimStart('@'))).Select(static item => $"using {item.Name} = global::{item.Type};");
        return namespaces.Concat(types);
    }

    private static IEnumerable<(string Name, string Type)> OfLibrary(string space, params string[] names) => names.Select(name => (name, $"{space}.{name}"));

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
