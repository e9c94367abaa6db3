using System.Globalization;

namespace RnnGen.Generators.Emission;

/// <summary>Phrases that emitted methods share.</summary>
internal static class EmittedText
{
    /// <summary>
    /// Compiled once at full optimisation: kernels are hot from their first call. With the <c>@</c>, no class <c>MethodImpl</c> or <c>MethodImplAttribute</c> elsewhere can be meant.
    /// </summary>
    public const string Optimized = "[@MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    /// <summary>Whether the processor has vectors of 16 floats; a constant when code is compiled for the machine.</summary>
    public const string IsWide = "Vector512.IsHardwareAccelerated";

    /// <summary>What is too little to share: one member does it.</summary>
    public const string ByOneMember = "if (member.Share(1).MoveNext())";

    /// <summary>The loop that hands parts to the members of the team.</summary>
    /// <param name="part">Its variable.</param>
    /// <param name="parts">How many there are.</param>
    public static string Share(string part, string parts) => $"foreach (nuint {part} in member.Share({parts}))";

    /// <inheritdoc cref="Share(string, string)"/>
    public static string Share(string part, int parts) => Share(part, Literal(parts));

    /// <summary>Opens the loop that hands some panels at a time, as many as the broadest tile spans, to the members of the team: from <c>firstPanel</c> to before <c>endPanel</c>.</summary>
    /// <param name="w">The writer.</param>
    /// <param name="panels">How many panels there are.</param>
    /// <param name="breadth">How many are handed out at a time; the last time there may be fewer.</param>
    public static SourceWriter.Scope SharePanels(this SourceWriter w, int panels, int breadth)
    {
        SourceWriter.Scope scope = w.Block(Share("part", (panels + breadth - 1) / breadth));
        string end = $"firstPanel + {Literal(breadth)}";
        w.Line($"nuint firstPanel = part * {Literal(breadth)}, endPanel = {(panels % breadth == 0 ? end : $"Math.Min({end}, {Literal(panels)})")};");
        return scope;
    }

    /// <summary>An integer with thousands separators, for comments: 1,234,567.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Literal(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes the summary of a member.</summary>
    public static void Summary(this SourceWriter w, string text) =>
        w.Line($"/// <summary>{text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;")}</summary>");
}
