using System.IO.Hashing;
using System.Runtime.InteropServices;
using RnnGen.CompilerServices;

namespace RnnGen.Training;

/// <summary>
/// What a teacher expects at each position of a text, for a network to learn from besides the text (knowledge distillation; Hinton, Vinyals and Dean 2015): its most probable next words
/// with their probabilities; what is left of the probability is shared among the other words by how often they occur in the text. Immutable; may be shared by threads.
/// </summary>
/// <remarks>
/// The teacher may be any predictor: a larger network, n-grams, or the same network trained before (Furlanello et al. 2018, "Born-again neural networks"). It reads the text once, as one stream, when
/// the soft targets are made; training does not run it. Memory: 8 bytes for each word that is kept at a position.
/// </remarks>
/// <example><code>
/// SoftTargets targets = SoftTargets.Of(Teacher.LoadFrozen("teacher.safetensors").CreateSession(), tokens);
/// Trainer trainer = model.CreateTrainer(new TrainingOptions { SoftTargets = targets });
/// trainer.Fit(new StreamDataset(tokens, model.Shape), validation);
/// </code></example>
public sealed class SoftTargets
{
    /// <summary>Words kept at each position unless told otherwise.</summary>
    public const int DefaultWordCount = 64;

    private readonly int[] _tokens;

    /// <summary>[position][k]: the words in ascending order, and their probabilities.</summary>
    private readonly int[] _words;
    private readonly float[] _probabilities;

    /// <summary>What the frequency of a word at a position is multiplied by, for its share of the rest.</summary>
    private readonly float[] _restScales;

    private SoftTargets(Vocabulary vocabulary, int[] tokens, int wordCount)
    {
        Vocabulary = vocabulary;
        WordCount = wordCount;
        _tokens = tokens;
        _words = new int[tokens.Length * wordCount];
        _probabilities = new float[_words.Length];
        _restScales = new float[tokens.Length];
        Frequencies = FrequenciesOf(tokens, vocabulary.Count);
    }

    /// <summary>The words.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>k: words kept at each position, <c>&lt;unk&gt;</c> among them.</summary>
    public int WordCount { get; }

    /// <summary>The text.</summary>
    internal ReadOnlySpan<int> Tokens => _tokens;

    /// <summary>[whole panels of words]: how often each occurs in the text, of sum 1.</summary>
    internal AlignedBuffer Frequencies { get; }

    /// <summary>Lets a teacher read a text.</summary>
    /// <param name="teacher">The teacher; it is reset, and has read the text afterwards.</param>
    /// <param name="tokens">The text that the network will be trained on, in the teacher's words; at least one.</param>
    /// <param name="wordCount">k: words to keep at each position, <c>&lt;unk&gt;</c> among them; from 2 to the size of the vocabulary, if that is less.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentNullException"><paramref name="teacher"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="wordCount"/> is below 2, or a token is not in the vocabulary.</exception>
    /// <exception cref="ArgumentException">The text is empty or too long for so many words at each position, or the teacher has words beyond its vocabulary.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="NonFiniteLogitsException">The teacher's logits are NaN or infinite.</exception>
    public static SoftTargets Of(IWordPredictor teacher, ReadOnlyMemory<int> tokens, int wordCount = DefaultWordCount, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(teacher);
        ArgumentOutOfRangeException.ThrowIfLessThan(wordCount, 2);
        if (tokens.IsEmpty)
        {
            throw new ArgumentException("The text has no words: give it at least one.", nameof(tokens));
        }

        Vocabulary vocabulary = teacher.Vocabulary;
        TokenRules.ThrowIfNotWords(tokens.Span, vocabulary.Count, nameof(tokens));
        if (teacher.WordCount != vocabulary.Count)
        {
            throw new ArgumentException($"The teacher has words beyond its vocabulary, {teacher.WordCount} where that has {vocabulary.Count}, and a network cannot learn them: take a session over its model.", nameof(teacher));
        }

        int kept = Math.Min(wordCount, vocabulary.Count);
        if ((long)tokens.Length * kept > Array.MaxLength)
        {
            throw new ArgumentException($"{kept} words at each of {tokens.Length} positions are more than an array holds: keep at most {Array.MaxLength / tokens.Length}.", nameof(wordCount));
        }

        SoftTargets targets = new(vocabulary, tokens.ToArray(), kept);
        Action<Span<Suggestion>> expect = teacher is Session session ? new BestWords(session).Find : words => Ask(teacher, words);
        Suggestion[] expected = new Suggestion[targets.WordCount];
        teacher.Reset();
        for (int position = 0; position < targets._tokens.Length; position++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            expect(expected);
            targets.Keep(position, expected);
            teacher.Feed(targets._tokens[position]);
        }

        return targets;
    }

    /// <summary>The words kept at a position, in ascending order.</summary>
    internal ReadOnlySpan<int> WordsAt(int position) => _words.AsSpan(position * WordCount, WordCount);

    /// <summary>Their probabilities.</summary>
    internal ReadOnlySpan<float> ProbabilitiesAt(int position) => _probabilities.AsSpan(position * WordCount, WordCount);

    /// <summary>At a position, q of a word that is not kept, in units of its frequency.</summary>
    internal float RestScaleAt(int position) => _restScales[position];

    /// <summary>Tells these from any others.</summary>
    public override string ToString()
    {
        XxHash3 hash = new();
        hash.Append(MemoryMarshal.AsBytes<int>(_words));
        hash.Append(MemoryMarshal.AsBytes<float>(_probabilities));
        return $"{_tokens.Length} positions of {WordCount} words, xxh3:{hash.GetCurrentHashAsUInt64():x16}";
    }

    private static AlignedBuffer FrequenciesOf(ReadOnlySpan<int> tokens, int words)
    {
        int[] counts = new int[words];
        foreach (int token in tokens)
        {
            counts[token]++;
        }

        AlignedBuffer frequencies = new((words + RnnNetwork.PanelWidth - 1) / RnnNetwork.PanelWidth * RnnNetwork.PanelWidth);
        for (int word = 0; word < words; word++)
        {
            frequencies.Span[word] = counts[word] / (float)tokens.Length;
        }

        return frequencies;
    }

    /// <summary>The most probable words, and <c>&lt;unk&gt;</c>, which no predictor suggests.</summary>
    private static void Ask(IWordPredictor teacher, Span<Suggestion> words)
    {
        teacher.Suggest(words[1..]);
        words[0] = new Suggestion(Vocabulary.Unknown, (float)teacher.Probability(Vocabulary.Unknown));
    }

    private void Keep(int position, ReadOnlySpan<Suggestion> expected)
    {
        Span<int> words = _words.AsSpan(position * WordCount, WordCount);
        Span<float> probabilities = _probabilities.AsSpan(position * WordCount, WordCount);
        double kept = 0, keptFrequency = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            (words[i], probabilities[i]) = expected[i];
            kept += expected[i].Probability;
            keptFrequency += Frequencies.Span[words[i]];
        }

        // Where the text has no other words, nobody takes the rest, which may be a rounding error anyway.
        double rest = 1 - kept, others = 1 - keptFrequency;
        _restScales[position] = rest > 0 && others > 1e-6 ? (float)(rest / others) : 0;
        MemoryExtensions.Sort(words, probabilities);
    }

    /// <summary>The same of a session over a network, which computes all probabilities at once.</summary>
    private sealed class BestWords(Session session)
    {
        private readonly float[] _probabilities = new float[session.Vocabulary.Count];
        private readonly PriorityQueue<int, float> _best = new();

        public void Find(Span<Suggestion> words)
        {
            session.Probabilities(_probabilities);
            words[0] = new Suggestion(Vocabulary.Unknown, _probabilities[Vocabulary.Unknown]);
            for (int word = 1; word < _probabilities.Length; word++)
            {
                if (_best.Count < words.Length - 1)
                {
                    _best.Enqueue(word, _probabilities[word]);
                }
                else if (_best.TryPeek(out _, out float least) && _probabilities[word] > least)
                {
                    _best.EnqueueDequeue(word, _probabilities[word]);
                }
            }

            for (int i = words.Length - 1; i > 0; i--)
            {
                int word = _best.Dequeue();
                words[i] = new Suggestion(word, _probabilities[word]);
            }
        }
    }
}
