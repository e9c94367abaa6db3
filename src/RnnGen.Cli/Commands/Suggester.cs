namespace RnnGen.Cli;

/// <summary>A session that suggests for one text after another: completions of the word that a text ends in, or next words after white space.</summary>
/// <param name="model">The model that suggests.</param>
/// <param name="top">How many words, at most.</param>
/// <param name="options">How a begun word is completed, and the words that may be suggested.</param>
internal sealed class Suggester(FrozenModel model, int top, CompletionOptions options)
{
    private readonly Session _session = model.CreateSession();

    /// <summary>Suggests words, most probable first; none if no known word begins like the last one of the text.</summary>
    public IReadOnlyList<SuggestionReport> Suggest(string text) =>
        Array.ConvertAll(_session.Suggest(text, top, options), suggestion => new SuggestionReport(suggestion.Word, suggestion.Probability));
}
