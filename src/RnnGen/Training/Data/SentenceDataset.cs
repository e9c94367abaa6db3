using System.Runtime.InteropServices;

namespace RnnGen.Training;

/// <summary>
/// Sentences, each read from zero state, B side by side: words 1 to n − 1 of a sentence of n predict words 2 to n, and nothing is learnt across its end. Any number
/// of sentences of any lengths from 2 words on will do, down to a single short one, whatever T and B are. Every word but the first of each sentence is a target once
/// an epoch; rows and steps that are left over are padding.
/// </summary>
/// <remarks>
/// A sentence of more than T + 1 words is read in ⌈(n − 1)/T⌉ pieces, in as many batches that follow each other and carry the state. Sentences of the same number of
/// pieces share a group of B rows, as far as they go, so that few rows wait for a longer neighbour. Both the sentences that are equally many pieces long and the
/// groups come in a random order.
/// </remarks>
public sealed class SentenceDataset : SequenceDataset
{
    /// <summary>[S + 1]: where each sentence begins in the tokens, and where the last one ends.</summary>
    private readonly int[] _starts;

    /// <summary>[S]: the sentences with the most pieces first, otherwise as they were given.</summary>
    private readonly int[] _sorted;

    /// <summary>[S]: the same, shuffled: B consecutive ones are a group.</summary>
    private readonly int[] _rows;

    /// <summary>[⌈S/B⌉]: the groups in the order of the epoch.</summary>
    private readonly int[] _groups;

    /// <summary>Each batch of the epoch: which group, and which piece of its sentences.</summary>
    private readonly (int Group, int Piece)[] _batches;

    /// <summary>Lays out sentences.</summary>
    /// <param name="sentences">The words of each sentence, as <see cref="Vocabulary.Encode(string)"/> returns them; copied.</param>
    /// <param name="shape">The model to train, with a loss at every step.</param>
    /// <exception cref="ArgumentNullException">An argument or a sentence is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// V, T or B of <paramref name="shape"/> is below 1, or a token is outside [0, V); its position counts through all sentences.
    /// </exception>
    /// <exception cref="ArgumentException">There are no sentences, one has fewer than 2 words and so nothing to predict, or the loss is another one.</exception>
    public SentenceDataset(IEnumerable<int[]> sentences, ModelShape shape)
        : this(Join(sentences), shape)
    {
    }

    private SentenceDataset((int[] Tokens, int[] Starts) joined, ModelShape shape)
        : base(joined.Tokens, shape, LossPosition.EveryStep, static _ => 2)
    {
        _starts = joined.Starts;
        int count = _starts.Length - 1;
        _sorted = [.. Enumerable.Range(0, count).OrderByDescending(PiecesOf)];
        _rows = [.. _sorted];
        _groups = [.. Enumerable.Range(0, ((count - 1) / BatchSize) + 1)];
        _batches = new (int, int)[_groups.Sum(PiecesOfGroup)];
        ListBatches();
    }

    /// <summary>Sentences, at least 1.</summary>
    public int SentenceCount => _starts.Length - 1;

    /// <inheritdoc/>
    public override int BatchCount => _batches.Length;

    /// <inheritdoc/>
    public override int TargetCount => Tokens.Length - SentenceCount;

    /// <summary>
    /// Lays out a text with one sentence a line. Blank lines are skipped, and so are lines of a single word, which has nothing to predict.
    /// </summary>
    /// <param name="text">The text; lines end as <see cref="MemoryExtensions.EnumerateLines(ReadOnlySpan{char})"/> has it.</param>
    /// <param name="vocabulary">Cuts the lines into words.</param>
    /// <param name="shape">The model to train, with a loss at every step.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">V, T or B of <paramref name="shape"/> is below 1, or a token is outside [0, V).</exception>
    /// <exception cref="ArgumentException">No line has 2 words, or the loss is another one.</exception>
    public static SentenceDataset FromLines(string text, Vocabulary vocabulary, ModelShape shape)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(vocabulary);
        List<int[]> sentences = [];
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            int[] words = vocabulary.Encode(line.ToString());
            if (words.Length >= 2)
            {
                sentences.Add(words);
            }
        }

        return sentences.Count > 0
            ? new SentenceDataset(sentences, shape)
            : throw new ArgumentException("No line of the text has 2 words, of which the first could predict the second.", nameof(text));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batch"/> is outside.</exception>
    public override bool CarriesStateAfter(int batch)
    {
        ThrowIfNoBatch(batch);
        return batch < BatchCount - 1 && _batches[batch + 1].Piece > 0;
    }

    /// <inheritdoc/>
    public override void Shuffle(ulong seed, int epoch)
    {
        RandomSource random = new(seed, (ulong)epoch);
        _sorted.CopyTo(_rows, 0);
        int first = 0;
        for (int end = 1; end <= _rows.Length; end++)
        {
            if (end == _rows.Length || PiecesOf(_sorted[end]) != PiecesOf(_sorted[first]))
            {
                Permutation.Shuffle(_rows.AsSpan(first..end), ref random);
                first = end;
            }
        }

        for (int group = 0; group < _groups.Length; group++)
        {
            _groups[group] = group;
        }

        Permutation.Shuffle(_groups, ref random);
        ListBatches();
    }

    /// <summary>The number of sentences, and a hash of where they begin: the same words in other sentences are other data.</summary>
    public override string ToString() => $"{nameof(SentenceDataset)}(sentences: {SentenceCount}, boundaries: {RunIdentity.HashOf(MemoryMarshal.AsBytes<int>(_starts))})";

    /// <inheritdoc/>
    protected override void FillBatch(int batch, Span<int> inputs, Span<int> targets)
    {
        (int group, int piece) = _batches[batch];
        for (int b = 0; b < BatchSize; b++)
        {
            int row = (group * BatchSize) + b;
            bool isPadding = row >= _rows.Length;
            int start = isPadding ? 0 : _starts[_rows[row]] + (piece * SequenceLength);
            int end = isPadding ? 0 : _starts[_rows[row] + 1] - 1;
            FillSequence(b, start, end, inputs, targets);
        }
    }

    private static (int[] Tokens, int[] Starts) Join(IEnumerable<int[]> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        List<int> tokens = [];
        List<int> starts = [0];
        foreach (int[] sentence in sentences)
        {
            ArgumentNullException.ThrowIfNull(sentence, nameof(sentences));
            if (sentence.Length < 2)
            {
                throw new ArgumentException(
                    $"Sentence {starts.Count - 1} has {sentence.Length} words, but needs at least 2, of which the first predicts the second. Leave it out.", nameof(sentences));
            }

            tokens.AddRange(sentence);
            starts.Add(tokens.Count);
        }

        return tokens.Count > 0 ? ([.. tokens], [.. starts]) : throw new ArgumentException("There are no sentences to train on.", nameof(sentences));
    }

    /// <summary>Batches that read a sentence: ⌈(n − 1)/T⌉.</summary>
    private int PiecesOf(int sentence) => ((_starts[sentence + 1] - _starts[sentence] - 2) / SequenceLength) + 1;

    /// <summary>Batches that read a group: those of its longest sentence, which comes first. No shuffling changes it.</summary>
    private int PiecesOfGroup(int group) => PiecesOf(_sorted[group * BatchSize]);

    private void ListBatches()
    {
        int batch = 0;
        foreach (int group in _groups)
        {
            for (int piece = 0; piece < PiecesOfGroup(group); piece++)
            {
                _batches[batch++] = (group, piece);
            }
        }
    }
}
