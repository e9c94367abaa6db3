namespace RnnGen.Lab;

/// <summary>A stretch of a text.</summary>
/// <param name="Words">Words from the beginning of the text to the middle of the stretch.</param>
/// <param name="NetworkBits">The mean −log₂ p of a word, by the network alone.</param>
/// <param name="Bits">The same by the predictor of all sources.</param>
/// <param name="Weights">What each source of that predictor counted for, on average.</param>
internal sealed record PersonalWindow(double Words, double NetworkBits, double Bits, IReadOnlyList<SourceWeight> Weights)
{
    /// <summary>Cuts a text into stretches of as many words; what is left at its end belongs to none.</summary>
    /// <param name="network">The network alone.</param>
    /// <param name="predictor">The predictor of all sources.</param>
    /// <param name="length">Words of each; a shorter text is one stretch.</param>
    public static IReadOnlyList<PersonalWindow> Of(PersonalTrace network, PersonalTrace predictor, int length)
    {
        int words = Math.Min(length, predictor.Losses.Count);
        return
        [
            .. Enumerable.Range(0, predictor.Losses.Count / words).Select(window => new PersonalWindow(
                (window + 0.5) * words, MeanBits(network, window * words, words), MeanBits(predictor, window * words, words), Average(predictor, window * words, words))),
        ];
    }

    private static double MeanBits(PersonalTrace trace, int start, int words) => trace.Losses.Skip(start).Take(words).Average() / Math.Log(2);

    private static SourceWeight[] Average(PersonalTrace trace, int start, int words) =>
    [
        .. trace.Weights[start].Select((first, source) => new SourceWeight(first.Source, trace.Weights.Skip(start).Take(words).Average(weights => weights[source].Weight))),
    ];
}
