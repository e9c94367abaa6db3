using System.Globalization;

namespace RnnGen.Generators;

/// <summary>Are the sizes in range, and does each buffer fit one array?</summary>
internal static class SizeRules
{
    /// <summary>Floats of the largest aligned buffer: .NET's longest array (2,147,483,591 elements) less one cache line for alignment.</summary>
    public const long LargestBuffer = 2_147_483_575;

    public static IEnumerable<RuleFinding> Check(string model, AttributeValues values)
    {
        bool inRange = true;
        foreach ((SizeRange range, int? value) in Sizes(values))
        {
            if (!range.Contains(value ?? 0))
            {
                inRange = false;
                yield return RuleFinding.AtArgument(
                    DiagnosticIds.SizeOutOfRange,
                    range.Argument,
                    range.Argument,
                    model,
                    value is { } given ? $"is {Count(given)}" : "is not set",
                    Count(range.Minimum),
                    Count(range.Maximum));
            }
        }

        if (!inRange || OptionRules.Check(values).Any())
        {
            yield break;
        }

        MemoryDemand demand = MemoryDemand.Of(values);
        if (demand.ParameterFloats > LargestBuffer)
        {
            yield return TooLarge(model, demand.ParameterFloats, "parameters with padding", "VocabularySize, EmbeddingSize or HiddenSize");
        }

        if (demand.WorkspaceFloats > LargestBuffer)
        {
            yield return TooLarge(model, demand.WorkspaceFloats, "numbers of training workspace", "BatchSize or SequenceLength");
        }
    }

    private static RuleFinding TooLarge(string model, long floats, string what, string reduce) =>
        RuleFinding.AtAttribute(DiagnosticIds.TooLarge, model, Count(floats), what, Count(LargestBuffer), reduce);

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static IEnumerable<(SizeRange Range, int? Value)> Sizes(AttributeValues values) =>
    [
        (SizeRange.VocabularySize, values.VocabularySize),
        (SizeRange.HiddenSize, values.HiddenSize),
        (SizeRange.EmbeddingSize, values.EmbeddingSize),
        (SizeRange.Layers, values.Layers),
        (SizeRange.SequenceLength, values.SequenceLength),
        (SizeRange.BatchSize, values.BatchSize),
    ];
}
