namespace RnnGen.Cli;

/// <summary>How well a predictor predicted a text that it learnt as it went. A share of nothing is NaN.</summary>
/// <param name="Words">Words predicted: all but the first of each text.</param>
/// <param name="Perplexity">e^(mean −ln p(word)), over words, unknown ones included: their share of <c>&lt;unk&gt;</c> goes by their letters unless they have become words of the user's own.</param>
/// <param name="PerplexityWithoutUnknown">The same over words that the model knows.</param>
/// <param name="UnknownRate">Share of words that the model does not know.</param>
/// <param name="Top1">Share of all words that were suggested first.</param>
/// <param name="Top3">Share of all words among the first three suggestions.</param>
/// <param name="Top5">Share of all words among the first five suggestions.</param>
/// <param name="KeystrokesSaved">The share of keystrokes that three suggestions save.</param>
/// <param name="MicrosecondsPerWord">The time of suggesting five words, and of reading and learning the one that came.</param>
internal sealed record PersonalFigures(
    int Words, double Perplexity, double PerplexityWithoutUnknown, double UnknownRate, double Top1, double Top3, double Top5, double KeystrokesSaved, double MicrosecondsPerWord);
