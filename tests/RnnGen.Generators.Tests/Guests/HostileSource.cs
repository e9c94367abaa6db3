namespace RnnGen.Generators.Tests;

/// <summary>Writer of the sources with hostile names.</summary>
internal static class HostileSource
{
    /// <summary>The source of one place with all of <paramref name="names"/> declared there.</summary>
    /// <param name="place">A source of <see cref="HostilePlaces"/>.</param>
    /// <param name="model">Number of the guest model.</param>
    /// <param name="names">The names; exactly one where the place is a single name.</param>
    public static string Of(string place, int model, params IReadOnlyList<string> names)
    {
        string source = place
            .Replace("TYPES", Each(names, name => $"public class {name}; public class {name}<T>;"), StringComparison.Ordinal)
            .Replace("ATTRIBUTES", Each([.. names.Where(static name => !name.EndsWith("Attribute", StringComparison.Ordinal))], name => $"public class {name}(params object[] values) : global::System.Attribute; public class {name}Attribute(params object[] values) : global::System.Attribute;"), StringComparison.Ordinal)
            .Replace("METHODS", Each(names, name => $"public static int {name}(params object[] values) => 0; public static int {name}<T>(T value) => 0;"), StringComparison.Ordinal)
            .Replace("FIELDS", Each(names, name => $"public static readonly int {name} = 1;"), StringComparison.Ordinal)
            .Replace("EXTENSIONS", $"public static class Extensions {{ {Each(names, Extension)} }}", StringComparison.Ordinal)
            .Replace("MODEL", GuestModels.Declare(model), StringComparison.Ordinal)
            .Replace("NAMED", GuestModels.Declare(model, "@NAME"), StringComparison.Ordinal);
        int with = source.IndexOf("WITH{", StringComparison.Ordinal);
        if (with >= 0)
        {
            int end = source.LastIndexOf("} }", StringComparison.Ordinal);
            source = source[..with] + GuestModels.Declare(model, members: source[(with + 5)..end]) + source[(end + 1)..];
        }

        return source.Replace("@NAME", names.Count == 1 ? "@" + names[0] : "@Names", StringComparison.Ordinal);
    }

    private static string Each(IReadOnlyList<string> names, Func<string, string> declare) => string.Concat(names.Select(name => declare("@" + name) + " "));

    /// <summary>As good a match for what emitted code calls as can be written: for every type, and for the vectors and spans that it is called on.</summary>
    private static string Extension(string name) => $$"""
        public static int {{name}}<T>(this T it, params object[] rest) where T : allows ref struct => 0;
        public static void {{name}}(this global::System.Runtime.Intrinsics.Vector256<float> it, ref float to, nuint at = 0) { }
        public static void {{name}}(this global::System.Runtime.Intrinsics.Vector512<float> it, ref float to, nuint at = 0) { }
        public static void {{name}}(this global::System.Span<float> it) { }
        public static global::System.Span<float> {{name}}(this global::System.Span<float> it, int start, int length) => it;
        """;
}
