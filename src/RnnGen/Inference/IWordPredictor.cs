namespace RnnGen;

/// <summary>
/// Reads a text word by word and predicts the next one: a <see cref="Session"/> over a network, or one over another kind of model. It belongs to one thread at a time.
/// </summary>
public interface IWordPredictor
{
    /// <summary>The words; token 0 is <c>&lt;unk&gt;</c>.</summary>
    Vocabulary Vocabulary { get; }

    /// <summary>How many words there are: those of the vocabulary, and whatever words the predictor has beyond it. At most one fewer are suggested, since <c>&lt;unk&gt;</c> never is.</summary>
    int WordCount => Vocabulary.Count;

    /// <summary>Bytes of <see cref="CopyTo"/>.</summary>
    int StateSizeInBytes { get; }

    /// <summary>The spelling of a word that was suggested: that of the vocabulary, unless the predictor has words beyond it.</summary>
    /// <param name="token">The word.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="token"/> is no word.</exception>
    string WordOf(int token) => Vocabulary[token];

    /// <summary>The token of a word: that of the vocabulary, unless the predictor has words beyond it. Does not allocate.</summary>
    /// <param name="word">The word, as people write it.</param>
    /// <returns>The token; that of <c>&lt;unk&gt;</c> where the word cannot be suggested.</returns>
    int TokenOf(ReadOnlySpan<char> word) => Vocabulary.IndexOf(word);

    /// <summary>Forgets the text: the next word is the first.</summary>
    void Reset();

    /// <summary>Reads one word.</summary>
    /// <param name="token">The word, in [0, <c>Vocabulary.Count</c>).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="token"/> is not in the vocabulary.</exception>
    void Feed(int token);

    /// <summary>Reads one word that was not written by the user, such as one that was drawn. The same as <see cref="Feed(int)"/>, unless the predictor learns from what it is fed.</summary>
    /// <param name="token">The word.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="token"/> is no word.</exception>
    void Read(int token) => Feed(token);

    /// <summary>Splits a text with the vocabulary's tokenizer and reads its words; unknown ones as <c>&lt;unk&gt;</c>.</summary>
    /// <param name="text">Any text; it ends after its last word.</param>
    /// <returns>How many words were read, and how many of them are not in the vocabulary.</returns>
    FeedResult Feed(ReadOnlySpan<char> text);

    /// <summary>
    /// Makes this text all that was read, as <see cref="Reset"/> and then <see cref="Feed(ReadOnlySpan{char})"/> do, for an input box that gives its whole
    /// text after each key. An implementation may come to the same state faster: a <see cref="Session"/> over a frozen model reads only what is new where
    /// the text continues the one given last.
    /// </summary>
    /// <param name="text">Any text; it ends after its last word.</param>
    /// <returns>How many words it has, and how many of them are not in the vocabulary.</returns>
    FeedResult SetText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Reset();
        return Feed(text);
    }

    /// <summary>p(token | the words so far), in [0, 1].</summary>
    /// <param name="token">The word, in [0, <c>Vocabulary.Count</c>).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="token"/> is not in the vocabulary.</exception>
    /// <exception cref="NonFiniteLogitsException">A network's logits are NaN or infinite; so for all members that give or use probabilities.</exception>
    double Probability(int token);

    /// <summary>
    /// The most probable next words with their probabilities, most probable first; of equals, the lower token first. <c>&lt;unk&gt;</c> is never
    /// suggested, but has its share of the probability.
    /// </summary>
    /// <param name="suggestions">Receives the words; its length is the k of top-k.</param>
    /// <param name="mask">Words that may be suggested; null for all. A word left out keeps its share of the probability.</param>
    /// <returns>The number of suggestions: k, or as many words as may be suggested.</returns>
    /// <exception cref="ArgumentException"><paramref name="mask"/> is of another vocabulary.</exception>
    int Suggest(Span<Suggestion> suggestions, WordMask? mask = null);

    /// <summary>The most probable next words that begin with a prefix, most probable first; of equals, the lower token first. <c>&lt;unk&gt;</c> matches no prefix.</summary>
    /// <param name="prefix">The word begun, as it was typed; an empty one asks for <see cref="Suggest"/>.</param>
    /// <param name="suggestions">Receives the words; its length is the k of top-k.</param>
    /// <param name="options">How words match, which probabilities are given, and the mask; <see cref="CompletionOptions.Default"/> when null.</param>
    /// <returns>The number of suggestions: at most as many as match.</returns>
    /// <exception cref="ArgumentException">The mask is of another vocabulary.</exception>
    int Complete(ReadOnlySpan<char> prefix, Span<Suggestion> suggestions, CompletionOptions? options = null);

    /// <summary>
    /// Draws the next word; <c>&lt;unk&gt;</c> is never drawn. Unless implemented otherwise, it draws from what <see cref="Suggest"/> gives, as many words
    /// as may be drawn, and knows no repetition penalty.
    /// </summary>
    /// <param name="options">How it is drawn.</param>
    /// <param name="random">Where the draw comes from.</param>
    /// <returns>The word; it is not fed.</returns>
    /// <exception cref="ArgumentException">The mask is of another vocabulary.</exception>
    /// <exception cref="InvalidOperationException">No word may be drawn, or none has a probability.</exception>
    /// <exception cref="NotSupportedException">There is a repetition penalty, and the predictor knows none.</exception>
    int Sample(SamplingOptions options, ref RandomSource random) => SuggestionSampler.Sample(this, options, ref random);

    /// <summary>Copies the text's state, for <see cref="Restore"/>: to take words back, or to try several continuations.</summary>
    /// <param name="destination">Receives <see cref="StateSizeInBytes"/> bytes; the same text gives the same bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is of another length.</exception>
    void CopyTo(Span<byte> destination);

    /// <summary>Goes back to a state that was copied, here or in another session over the same model.</summary>
    /// <param name="source">What <see cref="CopyTo"/> wrote.</param>
    /// <exception cref="ArgumentException"><paramref name="source"/> is no such state; nothing has changed.</exception>
    void Restore(ReadOnlySpan<byte> source);
}
