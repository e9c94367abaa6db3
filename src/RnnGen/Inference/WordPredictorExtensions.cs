using System.Text;

namespace RnnGen;

/// <summary>
/// Texts in, texts out: for a quick start, and for programs that need not count every byte, since these methods allocate what they return. Where that
/// matters, feed a predictor and give it spans.
/// </summary>
public static class WordPredictorExtensions
{
    /// <summary>
    /// The words that may come next in a text, most probable first: completions of the word begun at its end, as
    /// <see cref="TextTokenizer.UnfinishedWordStart"/> finds it, or next words where none is begun, as after white space. Completions have the apostrophe
    /// that was typed.
    /// </summary>
    /// <param name="predictor">Who suggests. It forgets what it has read, and reads the text up to the word begun: see <see cref="IWordPredictor.SetText"/>.</param>
    /// <param name="text">The whole text so far. Give the whole of it again as it grows: a <see cref="Session"/> over a frozen model reads only the words that are new since the last call.</param>
    /// <param name="count">Most suggestions wanted, at least 1.</param>
    /// <param name="options">
    /// How words match, which probabilities are given, and the mask; <see cref="CompletionOptions.Default"/> when null. Probabilities of completions are
    /// those among the words that match, unless <see cref="CompletionOptions.OverAllWords"/> is set; those of next words are over all words.
    /// </param>
    /// <returns>At most <paramref name="count"/> words; fewer where fewer match.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    /// <exception cref="ArgumentException">The mask is of another vocabulary.</exception>
    public static WordSuggestion[] Suggest(this IWordPredictor predictor, string text, int count, CompletionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(predictor);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        int begun = predictor.Vocabulary.Tokenizer.UnfinishedWordStart(text);
        predictor.SetText(text[..begun]);
        Suggestion[] suggestions = new Suggestion[Math.Min(count, predictor.WordCount)];
        int found = predictor.Complete(text.AsSpan(begun), suggestions, options);

        char apostrophe = predictor.Vocabulary.Tokenizer.IsRunningText ? Apostrophes.LastIn(text.AsSpan(begun)) : '\0';
        return Array.ConvertAll(suggestions[..found], suggestion => new WordSuggestion(Typed(predictor.WordOf(suggestion.Token)), suggestion.Probability));

        string Typed(string word) => apostrophe != '\0' && Apostrophes.IndexIn(word) >= 0 ? Apostrophes.Replace(word, apostrophe) : word;
    }

    /// <summary>Continues a text: draws words, reads them, and puts them together as <see cref="TextComposer"/> does.</summary>
    /// <param name="predictor">Who writes. It forgets what it has read, and reads the prompt (see <see cref="IWordPredictor.SetText"/>) and then the words that it writes.</param>
    /// <param name="prompt">The text to continue; may be empty. It ends after its last word: a word that is only begun is taken for a whole one.</param>
    /// <param name="maxWords">Words to write, punctuation marks included; 0 or more.</param>
    /// <param name="options">How each word is drawn; <see cref="SamplingOptions.Default"/> when null.</param>
    /// <param name="seed">The same seed gives the same text.</param>
    /// <returns>What follows the prompt, with the space before it if one belongs there, so that prompt and result can be joined as they are.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxWords"/> is negative.</exception>
    /// <exception cref="ArgumentException">The mask is of another vocabulary.</exception>
    /// <exception cref="InvalidOperationException">No word may be drawn, or the predictor gives none a probability.</exception>
    /// <exception cref="NotSupportedException">There is a repetition penalty, and the predictor knows none.</exception>
    public static string Generate(this IWordPredictor predictor, string prompt, int maxWords, SamplingOptions? options = null, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(predictor);
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentOutOfRangeException.ThrowIfNegative(maxWords);
        options ??= SamplingOptions.Default;
        TextTokenizer tokenizer = predictor.Vocabulary.Tokenizer;
        TextComposer composer = new(tokenizer, prompt);
        RandomSource random = new(seed);
        StringBuilder text = new();
        char[] written = [];
        predictor.SetText(prompt);
        for (int i = 0; i < maxWords; i++)
        {
            int token = predictor.Sample(options, ref random);
            predictor.Read(token);
            string word = predictor.WordOf(token);
            int room = tokenizer.TextOf(word).Length + 1;
            written = written.Length < room ? new char[room] : written;
            composer.TryAppend(word, written, out int length);
            text.Append(written, 0, length);
        }

        return text.ToString();
    }
}
