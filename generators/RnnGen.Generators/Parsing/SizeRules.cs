using System.Globalization;
using RnnGen.Generators.Diagnostics;
using RnnGen.Generators.Planning;
using RnnGen.Generators.Specs;

namespace RnnGen.Generators.Parsing;

/// <summary>The rules that sizes are in range and that each buffer fits in one array.</summary>
internal static class SizeRules
{
    /// <summary>Floats of the largest aligned buffer: .NET's longest array (2,147,483,591 elements) less one cache line for alignment.</summary>
    public const long LargestBuffer = 2_147_483_575;

    /// <summary>Checks every size against its range.</summary>
    public static IEnumerable<RuleFinding> CheckRanges(string model, AttributeValues values)
    {
        foreach ((SizeRange range, int? value) in Sizes(values))
        {
            if (!range.Contains(value ?? 0))
            {
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
    }

    /// <summary>Checks the planned buffers, for sizes that are in range, against the longest array.</summary>
    public static IEnumerable<RuleFinding> CheckBuffers(ModelSpec spec)
    {
        Widths widths = new(spec);
        ParameterLayout parameters = new(widths);
        if (parameters.Length > LargestBuffer)
        {
            yield return TooLarge(spec, parameters.Length, "parameters, padding included", "VocabularySize, EmbeddingSize or HiddenSize");
        }

        long workspace = new WorkspaceLayout(widths, parameters, OutputBlocking.Of(spec, widths.VocabularyPanels)).Length;
        if (workspace > LargestBuffer)
        {
            yield return TooLarge(spec, workspace, "floats of training workspace", "SequenceLength, BatchSize, HiddenSize or VocabularySize");
        }
    }

    private static RuleFinding TooLarge(ModelSpec spec, long floats, string what, string reduce) =>
        RuleFinding.AtAttribute(DiagnosticIds.TooLarge, spec.Type.Name, Count(floats), what, Count(LargestBuffer), reduce);

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
