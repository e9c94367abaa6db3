using System.Buffers.Binary;

namespace RnnGen.NGrams;

/// <summary>
/// A session's state as bytes, little-endian: "RNK1", the order n, the number of words of the vocabulary, how many of the n − 1 words are set, and these,
/// the oldest first; zeros after them, so that equal states are equal bytes.
/// </summary>
internal static class SessionState
{
    // "RNK1" in the bytes' order.
    private const uint Magic = 0x314B4E52;

    private const int OrderStart = 4;
    private const int VocabularyStart = 8;
    private const int CountStart = 12;
    private const int WordsStart = 16;

    /// <summary>Bytes of a state.</summary>
    public static int SizeInBytes(int order) => WordStart(order - 1);

    /// <summary>Writes a state.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is of another length.</exception>
    public static void Write(Span<byte> destination, KneserNeyModel model, ReadOnlySpan<int> words)
    {
        ThrowIfWrongLength(destination.Length, model.Order, nameof(destination));
        BinaryPrimitives.WriteUInt32LittleEndian(destination, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(destination[OrderStart..], model.Order);
        BinaryPrimitives.WriteInt32LittleEndian(destination[VocabularyStart..], model.Vocabulary.Count);
        BinaryPrimitives.WriteInt32LittleEndian(destination[CountStart..], words.Length);
        destination[WordsStart..].Clear();
        for (int i = 0; i < words.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(destination[WordStart(i)..], words[i]);
        }
    }

    /// <summary>Reads a state and checks all of it.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="model">Whose state they must be.</param>
    /// <param name="words">Receives the words, at most n − 1.</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="ArgumentException">The bytes are not a state of such a model.</exception>
    public static int Read(ReadOnlySpan<byte> source, KneserNeyModel model, Span<int> words)
    {
        ThrowIfWrongLength(source.Length, model.Order, nameof(source));
        uint magic = BinaryPrimitives.ReadUInt32LittleEndian(source);
        if (magic != Magic)
        {
            throw new ArgumentException($"These bytes are not the state of an n-gram session: they begin with 0x{magic:X8}, not 0x{Magic:X8}.", nameof(source));
        }

        int order = BinaryPrimitives.ReadInt32LittleEndian(source[OrderStart..]);
        int vocabularySize = BinaryPrimitives.ReadInt32LittleEndian(source[VocabularyStart..]);
        if (order != model.Order || vocabularySize != model.Vocabulary.Count)
        {
            throw new ArgumentException(
                $"This state was copied from a model of order {order} with {vocabularySize} words, but the session's model has order {model.Order} and {model.Vocabulary.Count} words.", nameof(source));
        }

        int count = BinaryPrimitives.ReadInt32LittleEndian(source[CountStart..]);
        if (count < 0 || count > order - 1)
        {
            throw new ArgumentException($"The state claims {count} words, but has room for {order - 1}: its bytes were changed.", nameof(source));
        }

        for (int i = 0; i < count; i++)
        {
            words[i] = BinaryPrimitives.ReadInt32LittleEndian(source[WordStart(i)..]);
            if ((uint)words[i] >= (uint)vocabularySize)
            {
                throw new ArgumentException($"Word {i} of the state is {words[i]}, but tokens run from 0 to {vocabularySize - 1}: its bytes were changed.", nameof(source));
            }
        }

        // The zeros after them are part of a state as well: what was written is what is read.
        if (source[WordStart(count)..].ContainsAnyExcept((byte)0))
        {
            throw new ArgumentException($"The state has words after its {count}: its bytes were changed.", nameof(source));
        }

        return count;
    }

    private static int WordStart(int word) => WordsStart + (word * sizeof(int));

    private static void ThrowIfWrongLength(int length, int order, string parameter)
    {
        if (length != SizeInBytes(order))
        {
            throw new ArgumentException($"The span has {length} bytes, but a state of this session has {SizeInBytes(order)}.", parameter);
        }
    }
}
