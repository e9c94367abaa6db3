namespace RnnGen.Lab;

/// <summary>The figures of an experiment. One is null where the text has nothing to take it from.</summary>
/// <param name="Key">All that they depend on, except for the machine and the code.</param>
/// <param name="Text">The text's name.</param>
/// <param name="Name">The baseline or the preset.</param>
/// <param name="Words">Words of the text to learn.</param>
/// <param name="HeldOutWords">Words of the text to judge by.</param>
/// <param name="VocabularySize">Words known, <c>&lt;unk&gt;</c> included.</param>
/// <param name="ParameterCount">Numbers that were learnt.</param>
/// <param name="ValidPerplexity">Perplexity of the text to judge by.</param>
/// <param name="Top1">Share of its known words that would be suggested first.</param>
/// <param name="Top3">Share among the first three.</param>
/// <param name="Top5">Share among the first five.</param>
/// <param name="KeystrokesSaved">Share of the keystrokes of typing it that three suggestions save.</param>
/// <param name="WordsPerSecond">Words trained a second.</param>
/// <param name="MicrosecondsPerSuggestion">Median time to read a word and to suggest five.</param>
/// <param name="Seed">The seed of the first parameters; null where nothing is random.</param>
/// <param name="Command">The command line that does the same.</param>
/// <param name="Machine">Where it was measured.</param>
/// <param name="Minutes">How long it took to train and to measure; null of a row that was measured before this was kept.</param>
internal sealed record ExperimentRow(
    string Key,
    string Text,
    string Name,
    int Words,
    int HeldOutWords,
    int VocabularySize,
    long ParameterCount,
    double? ValidPerplexity,
    double? Top1,
    double? Top3,
    double? Top5,
    double? KeystrokesSaved,
    double WordsPerSecond,
    double MicrosecondsPerSuggestion,
    ulong? Seed,
    string Command,
    string Machine,
    double? Minutes = null);
