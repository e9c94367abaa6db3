using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>
/// Which words of a vocabulary may be suggested, completed or drawn: one bit per word. <c>&lt;unk&gt;</c> never may. Immutable; may be shared by threads.
/// Probabilities do not change: a word that may not be suggested keeps its share.
/// </summary>
/// <example><c>WordMask mask = WordMask.For(model.Vocabulary).WithoutPunctuation().Without("duel", "dragon");</c></example>
public sealed class WordMask
{
    // Eight words per byte, the lowest bit first: one byte for each vector of logits, two for each panel. Bits after the last word are 0.
    private readonly byte[] _bits;

    // This mask for the longer vocabulary that it was last used with; another thread may replace it by an equal one.
    private WordMask? _longer;

    private WordMask(Vocabulary vocabulary, byte[] bits)
    {
        Vocabulary = vocabulary;
        _bits = bits;
        Count = bits.Sum(eight => BitOperations.PopCount(eight));
    }

    /// <summary>
    /// The vocabulary whose words it is about. The mask also works with sessions of a longer one that begins with the same words
    /// (<see cref="RnnGen.Vocabulary.With"/>): it allows the words added there.
    /// </summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>Number of words that may be suggested.</summary>
    public int Count { get; }

    /// <summary>The mask that allows every word but <c>&lt;unk&gt;</c>: what holds where no mask is given.</summary>
    /// <param name="vocabulary">The words.</param>
    public static WordMask For(Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        return vocabulary.KnownWords;
    }

    /// <summary>Whether a word may be suggested.</summary>
    /// <param name="token">The word, in [0, <c>Vocabulary.Count</c>).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="token"/> is not in the vocabulary.</exception>
    public bool Allows(int token)
    {
        ThrowIfNotAWord(token);
        return AllowsWord(token);
    }

    /// <summary>A mask that also leaves these words out.</summary>
    /// <param name="words">
    /// Words as people write them: they are looked up as <see cref="RnnGen.Vocabulary.IndexOf"/> does it. Words that the vocabulary does not hold are ignored,
    /// so that one list serves many models; so are those that the tokenizer cuts into several words.
    /// </param>
    public WordMask Without(params IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        byte[] bits = [.. _bits];
        foreach (string word in words)
        {
            ArgumentNullException.ThrowIfNull(word, nameof(words));
            Clear(bits, Vocabulary.IndexOf(word));
        }

        return new WordMask(Vocabulary, bits);
    }

    /// <summary>A mask that also leaves these words out.</summary>
    /// <param name="tokens">The words, each in [0, <c>Vocabulary.Count</c>).</param>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary.</exception>
    public WordMask Without(ReadOnlySpan<int> tokens)
    {
        byte[] bits = [.. _bits];
        foreach (int token in tokens)
        {
            ThrowIfNotAWord(token);
            Clear(bits, token);
        }

        return new WordMask(Vocabulary, bits);
    }

    /// <summary>
    /// A mask that also leaves out what has neither letter nor digit in a text (<see cref="TextTokenizer.TextOf"/>), as the end of a line has
    /// (<see cref="WhitespaceTokenizer.EndOfLine"/>).
    /// </summary>
    public WordMask WithoutPunctuation()
    {
        byte[] bits = [.. _bits];
        for (int token = 0; token < Vocabulary.Count; token++)
        {
            if (!HasLetterOrDigit(Vocabulary.Tokenizer.TextOf(Vocabulary[token])))
            {
                Clear(bits, token);
            }
        }

        return new WordMask(Vocabulary, bits);
    }

    internal static WordMask CreateForKnownWords(Vocabulary vocabulary) => new(vocabulary, BitsOfKnownWords(vocabulary));

    /// <summary><paramref name="mask"/>, made longer where the vocabulary is; that of all known words where it is null.</summary>
    /// <exception cref="ArgumentException">The mask is of another vocabulary.</exception>
    internal static WordMask OrAll(WordMask? mask, Vocabulary vocabulary) =>
        mask is null ? vocabulary.KnownWords : mask.Vocabulary == vocabulary ? mask : Extend(mask, vocabulary);

    /// <summary>One bit per word of a panel, the lowest first, given the panel's first word.</summary>
    internal uint PanelBits(int firstWord) => BinaryPrimitives.ReadUInt16LittleEndian(_bits.AsSpan(firstWord / 8));

    /// <summary><see cref="Allows"/> for a token known to be a word.</summary>
    internal bool AllowsWord(int token) => (_bits[token / 8] & (1 << (token % 8))) != 0;

    /// <summary>Gives the words that may not be suggested the logit −∞.</summary>
    /// <param name="logits">Logits of whole panels.</param>
    /// <param name="firstWord">The word of the first logit, a multiple of 16.</param>
    internal void Exclude(Span<float> logits, int firstWord)
    {
        Span<Vector256<float>> vectors = MemoryMarshal.Cast<float, Vector256<float>>(logits);
        ReadOnlySpan<byte> bits = _bits.AsSpan(firstWord / Vector256<float>.Count, vectors.Length);
        Vector256<int> laneBits = Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128);
        Vector256<float> none = Vector256.Create(float.NegativeInfinity);
        for (int i = 0; i < vectors.Length; i++)
        {
            Vector256<int> isAllowed = Vector256.Equals(Vector256.Create((int)bits[i]) & laneBits, laneBits);
            vectors[i] = Vector256.ConditionalSelect(isAllowed.AsSingle(), vectors[i], none);
        }
    }

    private static byte[] BitsOfKnownWords(Vocabulary vocabulary)
    {
        const int BytesPerPanel = RnnNetwork.PanelWidth / 8;
        byte[] bits = new byte[(vocabulary.Count + RnnNetwork.PanelWidth - 1) / RnnNetwork.PanelWidth * BytesPerPanel];
        for (int token = Vocabulary.Unknown + 1; token < vocabulary.Count; token++)
        {
            bits[token / 8] |= (byte)(1 << (token % 8));
        }

        return bits;
    }

    private static bool HasLetterOrDigit(ReadOnlySpan<char> text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                return true;
            }
        }

        return false;
    }

    private static WordMask Extend(WordMask mask, Vocabulary vocabulary)
    {
        WordMask? longer = mask._longer;
        if (longer?.Vocabulary == vocabulary)
        {
            return longer;
        }

        if (vocabulary.FindDifference(mask.Vocabulary) is string difference)
        {
            throw new ArgumentException($"The mask is of another vocabulary: {difference}. Make it by WordMask.For(session.Vocabulary).", nameof(mask));
        }

        byte[] bits = BitsOfKnownWords(vocabulary);
        for (int token = 0; token < mask.Vocabulary.Count; token++)
        {
            if (!mask.AllowsWord(token))
            {
                Clear(bits, token);
            }
        }

        return mask._longer = new WordMask(vocabulary, bits);
    }

    private static void Clear(byte[] bits, int token) => bits[token / 8] &= (byte)~(1 << (token % 8));

    private void ThrowIfNotAWord(int token)
    {
        if ((uint)token >= (uint)Vocabulary.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(token), token, $"Token {token} is not in the vocabulary: tokens run from 0 to {Vocabulary.Count - 1}.");
        }
    }
}
