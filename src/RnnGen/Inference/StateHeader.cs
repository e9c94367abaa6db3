using System.Runtime.InteropServices;

namespace RnnGen;

/// <summary>The first 16 bytes of a session's state: what it is, of which shape, and how many words of its ring are set.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct StateHeader(uint Magic, int RecentCount, ulong ShapeHash)
{
    /// <summary>Bytes of a header.</summary>
    public const int Size = 16;

    /// <summary>"RNS1" in the bytes' order.</summary>
    public const uint ExpectedMagic = 0x31534E52;

    /// <summary>The header of a state of a model, with so many words in its ring.</summary>
    public static StateHeader Create(ServedNetwork bound, int recentCount) =>
        new(ExpectedMagic, recentCount, HashOf(bound.Network.Shape, bound.WordCount));

    /// <summary>
    /// Throws unless it begins a state of a model of this shape and number of words, with at most <paramref name="capacity"/> words in its ring. A state of
    /// fewer words is good as well: the vocabulary may have grown since.
    /// </summary>
    public void ThrowIfUnusable(ServedNetwork bound, int capacity)
    {
        if (Magic != ExpectedMagic)
        {
            throw new ArgumentException($"These bytes are no session state: they begin with 0x{Magic:X8}, not 0x{ExpectedMagic:X8}.");
        }

        if (!IsOf(bound))
        {
            throw new ArgumentException("This session state was copied from a model of another shape, or of more words.");
        }

        if ((uint)RecentCount > (uint)capacity)
        {
            throw new ArgumentException($"The session state claims {RecentCount} recent words, but has room for {capacity}: its bytes were changed.");
        }
    }

    /// <summary>Whether the hash is that of the shape and its number of words, or of fewer; those that are missing are most often few.</summary>
    private bool IsOf(ServedNetwork bound)
    {
        for (int words = bound.WordCount; words > 0; words--)
        {
            if (ShapeHash == HashOf(bound.Network.Shape, words))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A number that differs between models whose states mean different things.</summary>
    private static ulong HashOf(ModelShape shape, int wordCount)
    {
        ulong hash = 0;
        ReadOnlySpan<int> fields =
        [
            (int)shape.Cell, shape.VocabularySize, shape.EmbeddingSize, shape.HiddenSize, shape.Layers, (int)shape.Loss,
            shape.NGramLength, wordCount,
        ];
        foreach (int field in fields)
        {
            hash = SplitMix64.Mix(hash + (uint)field + 1);
        }

        // States that were copied before embeddings could be tied keep their number.
        return shape.TieEmbeddings ? SplitMix64.Mix(hash + 1) : hash;
    }
}
