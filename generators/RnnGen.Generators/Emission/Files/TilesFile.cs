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
            w.Summary("What a product without a bias starts from: one row of zeros.");
            w.Line("public static ReadOnlySpan<float> Zeros => new float[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };");
            w.Line();
            w.Members(plan.Tiles, tile => tile.Emit(w));
        });
}
