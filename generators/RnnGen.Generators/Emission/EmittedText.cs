using System.Globalization;

namespace RnnGen.Generators;

/// <summary>Phrases that emitted methods share.</summary>
internal static class EmittedText
{
    /// <summary>Compiled once at full optimisation: kernels are hot from their first call.</summary>
    public const string Optimized = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    /// <summary>Whether the processor has vectors of 16 floats; constant where the code is compiled for the machine.</summary>
    public const string IsWide = "Vector512.IsHardwareAccelerated";

    /// <summary>Parameters of a method that computes some panels.</summary>
    public const string PanelRange = "nuint firstPanel, nuint endPanel";

    /// <summary>The loop over them.</summary>
    public const string PanelLoop = "for (nuint panel = firstPanel; panel < endPanel; panel++)";

    /// <summary>What stands above a kernel's method: its equation and the shapes of its operands.</summary>
    public static IEnumerable<string> Summary(Kernel kernel) =>
    [
        $"/// <summary>{kernel.Equation.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;")}</summary>",
        $"/// <remarks>{kernel.Shapes}</remarks>",
    ];

    /// <summary>An integer as a reader writes it in a comment: 1,234,567.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Load(string source, string offset) =>
        offset == "0" ? $"Vector256.LoadUnsafe(ref {source})" : $"Vector256.LoadUnsafe(ref {source}, {offset})";

    public static string Store(string value, string target, string offset) =>
        offset == "0" ? $"{value}.StoreUnsafe(ref {target});" : $"{value}.StoreUnsafe(ref {target}, {offset});";
}
