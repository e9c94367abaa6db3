namespace RnnGen.Cli;

/// <summary>Suggestions for one text after another: completions of the word that a text ends in, or next words after white space.</summary>
/// <param name="words">Where they come from.</param>
/// <param name="top">How many words, at most.</param>
internal sealed class Suggester(WordSource words, int top)
{
    /// <summary>Suggests words, most probable first; none if no known word begins like the last one of the text.</summary>
    public IReadOnlyList<SuggestionReport> Suggest(string text) =>
        Array.ConvertAll(words.Suggest(text, top), suggestion => new SuggestionReport(suggestion.Word, suggestion.Probability));

    /// <summary>Learns from a line that was answered. A word at its end that nobody knows may be only begun, and is left out.</summary>
    public void Learn(string line)
    {
        int begun = words.Vocabulary.Tokenizer.UnfinishedWordStart(line);
        bool isWhole = begun == line.Length || words.TokenOf(line.AsSpan(begun)) != Vocabulary.Unknown;
        words.Reset();
        words.Learn(isWhole ? $"{line}\n" : line[..begun]);
    }

    /// <summary>Saves what was learnt.</summary>
    public void Save() => words.Save();
}
