using System.Globalization;
using RnnGen.Generators.Diagnostics;
using RnnGen.Generators.Specs;

namespace RnnGen.Generators.Parsing;

/// <summary>The rule that options have values that their enums define.</summary>
internal static class OptionRules
{
    public static IEnumerable<RuleFinding> Check(AttributeValues values)
    {
        if (!Enum.IsDefined(typeof(CellKind), values.Cell))
        {
            yield return Undefined<CellKind>(AttributeReader.Cell, "RecurrentCell", values.Cell);
        }

        if (!Enum.IsDefined(typeof(LossKind), values.Loss))
        {
            yield return Undefined<LossKind>(nameof(AttributeValues.Loss), "LossPosition", values.Loss);
        }
    }

    private static RuleFinding Undefined<TKind>(string argument, string enumName, int value)
        where TKind : struct, Enum
    {
        string choices = string.Join(" or ", Enum.GetNames(typeof(TKind)).Select(name => $"{enumName}.{name}"));
        return RuleFinding.AtArgument(DiagnosticIds.UnknownOption, argument, enumName, value.ToString(CultureInfo.InvariantCulture), choices);
    }
}
