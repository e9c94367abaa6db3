using RnnGen.Generators.Kernels;
using RnnGen.Generators.Planning;

namespace RnnGen.Generators.Emission.Files;

/// <summary>The register tiles, each once, whichever passes use it.</summary>
internal static class TilesFile
{
    public static GeneratedFile Emit(ModelPlan plan) => FileFrame.Passes(
        plan,
        "Tiles",
        "Register tiles, named by their size: rows by columns. Every element is the same chain of multiply-adds in all of them, with vectors of 8 floats or of 16.",
        "internal static class Tiles",
        w =>
        {
            Members(w);
            w.Line();
            w.Members(plan.Tiles, tile => tile.Emit(w));
        });

    /// <summary>Writes what kernels know of all tiles.</summary>
    public static void Members(SourceWriter w)
    {
        w.Summary("What a product without a bias starts from: a row of zeros as wide as a tile.");
        w.Line("public static ReadOnlySpan<float> Zeros => new float[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };");
        w.Line();
        w.Summary("How many panels a product's tile spans where there are so many.");
        w.Line($"public static nuint Breadth => {EmittedText.IsWide} ? {PanelProduct.Breadth}u : 1u;");
        w.Line();
        w.Summary("Tiles side by side that span some panels of a product.");
        w.Line($"public static nuint Across(nuint panels) => {EmittedText.IsWide} ? (panels + {PanelProduct.Breadth - 1}) / {PanelProduct.Breadth} : panels;");
        w.Line();
        w.Summary("How many panels the next tile of a weight gradient spans, of those that are left.");
        w.Line($"public static nuint OuterBreadth(nuint panels) => {EmittedText.IsWide} && panels >= {PanelOuterProduct.Breadth} ? {PanelOuterProduct.Breadth}u : 1u;");
    }
}
