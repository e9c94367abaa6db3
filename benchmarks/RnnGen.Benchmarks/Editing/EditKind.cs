namespace RnnGen.Benchmarks;

/// <summary>A kind of edit in an editor.</summary>
/// <param name="Name">What is edited.</param>
/// <param name="Other">The text of a file without a model after so many edits.</param>
/// <param name="Body">The members of the first model after so many edits.</param>
internal sealed record EditKind(string Name, Func<int, string> Other, Func<int, string> Body)
{
    private const string NoEdit = "int Own() => HiddenSize;";

    public static IReadOnlyList<EditKind> All { get; } =
    [
        Elsewhere("a body in another file", edit => $"internal static class Other {{ static int M() {{ int a = {edit}; return a * 2; }} }}"),
        Elsewhere("a comment in another file", edit => $"// Edit {edit}.\ninternal static class Other;"),
        Elsewhere("a method added in another file", edit => $"internal static class Other {{ static void M{edit}() {{ }} }}"),
        Elsewhere("a type added in another file", edit => $"internal static class Other{edit};"),
        new("a body in a model", _ => "internal static class Other;", edit => $"int Own() => HiddenSize + {edit};"),
    ];

    private static EditKind Elsewhere(string name, Func<int, string> other) => new(name, other, _ => NoEdit);
}
