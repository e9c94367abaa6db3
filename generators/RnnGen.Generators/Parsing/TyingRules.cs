using System.Globalization;
using RnnGen.Generators.Diagnostics;

namespace RnnGen.Generators.Parsing;

/// <summary>The rule that a tied output layer needs an embedding. Its width may differ from H: a projection comes between.</summary>
internal static class TyingRules
{
    public static IEnumerable<RuleFinding> Check(string model, AttributeValues values)
    {
        if (values.TieEmbeddings && values.EmbeddingSize == 0)
        {
            string hiddenSize = SizeRange.HiddenSize.Clamp(values.HiddenSize ?? 0).ToString(CultureInfo.InvariantCulture);
            yield return RuleFinding.AtArgument(DiagnosticIds.NothingToTie, nameof(AttributeValues.TieEmbeddings), model, hiddenSize);
        }
    }
}
