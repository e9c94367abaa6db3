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

    /// <summary>A number that differs between models whose states mean different things.</summary>
    public static ulong HashOf(ModelShape shape, int wordCount)
    {
        ulong hash = 0;
        ReadOnlySpan<int> fields =
        [
            (int)shape.Cell, shape.VocabularySize, shape.EmbeddingSize, shape.HiddenSize, shape.Layers, (int)shape.Loss,
            shape.Loss == LossPosition.LastStep ? shape.SequenceLength : 0, wordCount,
        ];
        foreach (int field in fields)
        {
            hash = SplitMix64.Mix(hash + (uint)field + 1);
        }

        // States that were copied before embeddings could be tied keep their number.
        return shape.TieEmbeddings ? SplitMix64.Mix(hash + 1) : hash;
    }

    /// <summary>Throws unless it begins a state of the shape with this hash, with at most <paramref name="capacity"/> words.</summary>
    public void ThrowIfUnusable(ulong shapeHash, int capacity)
    {
        if (Magic != ExpectedMagic)
        {
            throw new ArgumentException($"These bytes are no session state: they begin with 0x{Magic:X8}, not 0x{ExpectedMagic:X8}.");
        }

        if (ShapeHash != shapeHash)
        {
            throw new ArgumentException("This session state was copied from a model of another shape or number of words.");
        }

        if ((uint)RecentCount > (uint)capacity)
        {
            throw new ArgumentException($"The session state claims {RecentCount} recent words, but has room for {capacity}: its bytes were changed.");
        }
    }
}
