using System.Globalization;

namespace RnnGen.Generators.Emission;

/// <summary>Phrases that emitted methods share.</summary>
internal static class EmittedText
{
    /// <summary>Compiled once at full optimisation: kernels are hot from their first call.</summary>
    public const string Optimized = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    /// <summary>Whether the processor has vectors of 16 floats; constant where the code is compiled for the machine.</summary>
    public const string IsWide = "Vector512.IsHardwareAccelerated";

    /// <summary>The loop over the panels that a method is asked for.</summary>
    public const string PanelLoop = "for (nuint panel = firstPanel; panel < endPanel; panel++)";

    /// <summary>An integer as a reader writes it in a comment: 1,234,567.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Writes what a member does above it.</summary>
    public static void Summary(this SourceWriter w, string text) =>
        w.Line($"/// <summary>{text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;")}</summary>");
}
