using System.Globalization;

namespace RnnGen.Generators;

/// <summary>Does a width leave lanes idle?</summary>
internal static class PaddingRules
{
    public static IEnumerable<RuleFinding> Check(string model, AttributeValues values)
    {
        int hidden = values.HiddenSize ?? 0;
        int group = PaddedWidth.HiddenGroup((CellKind)values.Cell);
        if (hidden % group != 0)
        {
            yield return Padded(model, nameof(AttributeValues.HiddenSize), hidden, group);
        }

        if (values.EmbeddingSize % PaddedWidth.Panel != 0)
        {
            yield return Padded(model, nameof(AttributeValues.EmbeddingSize), values.EmbeddingSize, PaddedWidth.Panel);
        }
    }

    private static RuleFinding Padded(string model, string argument, int width, int group) => RuleFinding.AtArgument(
        DiagnosticIds.PaddedWidth,
        argument,
        argument,
        width.ToString(CultureInfo.InvariantCulture),
        model,
        group.ToString(CultureInfo.InvariantCulture),
        PaddedWidth.RoundUp(width, group).ToString(CultureInfo.InvariantCulture));
}
