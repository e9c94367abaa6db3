using System.Globalization;
using RnnGen.Generators.Diagnostics;
using RnnGen.Generators.Layout;
using RnnGen.Generators.Planning;
using RnnGen.Generators.Specs;

namespace RnnGen.Generators.Parsing;

/// <summary>The rule that notes a width which leaves lanes idle.</summary>
internal static class PaddingRules
{
    public static IEnumerable<RuleFinding> Check(ModelSpec spec)
    {
        Widths widths = new(spec);
        if (widths.PaddedUnits != spec.HiddenSize)
        {
            yield return Padded(spec, nameof(spec.HiddenSize), spec.HiddenSize, widths.Cell.UnitsPerGroup, widths.PaddedUnits);
        }

        if (widths.EmbeddingWidth != spec.EmbeddingSize)
        {
            yield return Padded(spec, nameof(spec.EmbeddingSize), spec.EmbeddingSize, Panel.Width, widths.EmbeddingWidth);
        }
    }

    private static RuleFinding Padded(ModelSpec spec, string argument, int width, int multiple, int paddedWidth) => RuleFinding.AtArgument(
        DiagnosticIds.PaddedWidth,
        argument,
        argument,
        width.ToString(CultureInfo.InvariantCulture),
        spec.Type.Name,
        multiple.ToString(CultureInfo.InvariantCulture),
        paddedWidth.ToString(CultureInfo.InvariantCulture));
}
