using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using RnnGen.Training;

namespace RnnGen.NGrams;

/// <summary>
/// An n-gram language model with interpolated modified Kneser-Ney smoothing (Kneser and Ney 1995; Chen and Goodman 1998):
/// p(w | h) = (c(hw) − D(c(hw))) / Σ c(h•) + γ(h)·p(w | h′), where h′ is h without its first word, γ(h) = Σ D(c(h•)) / Σ c(h•) gives back what the
/// discounts took, and c counts occurrences for n words and continuations for fewer. Immutable; may be shared by threads.
/// </summary>
/// <remarks>
/// The text is one stream, without sentence marks, as models are evaluated on it. The probability of every n-gram of the text is computed once; any
/// other is γ(h)·p(w | h′). Memory: at most 32 bytes for each different n-gram of 1 to n words.
/// </remarks>
/// <example><code>
/// Vocabulary vocabulary = Vocabulary.Build(WordTokenizer.Default, text, maxSize: 4096);
/// KneserNeyModel model = KneserNeyModel.Train(vocabulary.Encode(text), vocabulary, order: 5);
/// KneserNeySession session = model.CreateSession();
/// session.Feed("Un viejo hidalgo de");
/// Span&lt;Suggestion&gt; top = stackalloc Suggestion[5];
/// foreach (Suggestion s in top[..session.Suggest(top)])
///     Console.WriteLine($"{vocabulary[s.Token]}  {s.Probability:P1}");
/// </code></example>
public sealed class KneserNeyModel : ITeacher
{
    /// <summary>The largest order: longer n-grams hardly ever occur twice.</summary>
    public const int MaxOrder = 16;

    private readonly NGramProbabilities _probabilities;

    private KneserNeyModel(Vocabulary vocabulary, NGramCounts nGrams)
    {
        Vocabulary = vocabulary;
        NGrams = nGrams;
        _probabilities = new NGramProbabilities(nGrams);
        int[] byProbability = [.. Enumerable.Range(1, vocabulary.Count - 1)];
        Array.Sort(byProbability, (x, y) => Probability(1, y).CompareTo(Probability(1, x)) is var order and not 0 ? order : x.CompareTo(y));
        WordsByProbability = byProbability;
    }

    /// <summary>The words; token 0 is <c>&lt;unk&gt;</c>.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>n, the number of words in the longest n-grams: a word is predicted from the n − 1 before it.</summary>
    public int Order => NGrams.Order;

    /// <inheritdoc/>
    public int ContextLength => Order - 1;

    /// <summary>Numbers that were learnt: a probability for each n-gram, and a back-off weight for each that a word follows.</summary>
    public long ParameterCount => _probabilities.ParameterCount;

    /// <summary>The n-grams of the text.</summary>
    internal NGramCounts NGrams { get; }

    /// <summary>The known words by their probability without context, most probable first; of equals, the lower token first.</summary>
    internal ReadOnlyMemory<int> WordsByProbability { get; }

    /// <summary>Estimates a model from a text.</summary>
    /// <param name="tokens">The text, at least one word: <c>vocabulary.Encode(text)</c>.</param>
    /// <param name="vocabulary">The words.</param>
    /// <param name="order">n, in [1, <see cref="MaxOrder"/>]; 3 to 5 are usual. 1 gives relative frequencies.</param>
    /// <exception cref="ArgumentException">The text has no words.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="order"/> is outside its range, or a token is not in the vocabulary.</exception>
    public static KneserNeyModel Train(ReadOnlySpan<int> tokens, Vocabulary vocabulary, int order)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        if (order is < 1 or > MaxOrder)
        {
            throw new ArgumentOutOfRangeException(nameof(order), order, $"The order is {order}, but must lie between 1 and {MaxOrder}.");
        }

        if (tokens.IsEmpty)
        {
            throw new ArgumentException("The text to learn has no words: give it at least one.", nameof(tokens));
        }

        // What is checked is what is counted: another thread may write to the caller's tokens.
        int[] text = [.. tokens];
        ThrowIfNotWords(text, vocabulary);
        return new KneserNeyModel(vocabulary, new NGramCounts(text, order, vocabulary.Count));
    }

    /// <summary>Begins a text: a session of less than a kilobyte; any number of them share the model.</summary>
    public KneserNeySession CreateSession() => new(this);

    /// <summary>Measures how well the model predicts a text: one stream, every word but the first a target, just as <see cref="Evaluator"/> measures a network.</summary>
    /// <param name="tokens">The text, at least 2 words.</param>
    /// <exception cref="ArgumentException">The text has fewer than 2 words.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary.</exception>
    public Evaluation Evaluate(ReadOnlySpan<int> tokens) => Evaluator.Evaluate(CreateSession(), tokens);

    /// <summary>Computes p(w | context) of every word, as <see cref="CreateSession">a session</see> gives it for one.</summary>
    /// <param name="context">The words before, the last one last; of more than n − 1, the last ones count.</param>
    /// <param name="probabilities">[<c>Vocabulary.Count</c>]: receives them.</param>
    /// <exception cref="ArgumentException"><paramref name="probabilities"/> has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A word is not in the vocabulary.</exception>
    public void Predict(ReadOnlySpan<int> context, Span<float> probabilities)
    {
        if (probabilities.Length != Vocabulary.Count)
        {
            throw new ArgumentException($"There are {Vocabulary.Count} words, but room for {probabilities.Length} probabilities.", nameof(probabilities));
        }

        ThrowIfNotWords(context, Vocabulary, nameof(context));
        _probabilities.Words.CopyTo(probabilities);
        for (int length = 1; length <= Math.Min(context.Length, ContextLength); length++)
        {
            int nGram = NGrams.Find(context[^length..]);
            if (nGram < 0)
            {
                return;
            }

            // What the text has after this context knows better; all else is left what the shorter one says, by the back-off weight.
            Scale(probabilities, (float)BackOffWeight(length, nGram));
            (int start, int end) = NGrams[length].Continuations(nGram);
            ReadOnlySpan<int> words = NGrams[length + 1].Words;
            for (int i = start; i < end; i++)
            {
                probabilities[words[i]] = (float)Probability(length + 1, i);
            }
        }
    }

    /// <summary>Names it, such as <c>Kneser-Ney 3-grams, 404,868 parameters</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Kneser-Ney {Order}-grams, {ParameterCount} parameters");

    /// <summary>p(last word | the words before) of an n-gram of the text.</summary>
    internal double Probability(int length, int nGram) => _probabilities[length, nGram];

    /// <summary>γ of a context of the text.</summary>
    internal double BackOffWeight(int length, int context) => _probabilities.BackOffWeight(length, context);

    private static void Scale(Span<float> values, float factor)
    {
        Span<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        foreach (ref Vector<float> vector in vectors)
        {
            vector *= factor;
        }

        foreach (ref float value in values[(vectors.Length * Vector<float>.Count)..])
        {
            value *= factor;
        }
    }

    private static void ThrowIfNotWords(ReadOnlySpan<int> tokens, Vocabulary vocabulary, string name = "tokens")
    {
        for (int i = 0; i < tokens.Length; i++)
        {
            if ((uint)tokens[i] >= (uint)vocabulary.Count)
            {
                throw new ArgumentOutOfRangeException(name, tokens[i], $"{name}[{i}] is {tokens[i]}, but tokens run from 0 to {vocabulary.Count - 1}.");
            }
        }
    }
}
