using System.Numerics.Tensors;

namespace RnnGen.Cli;

/// <summary>
/// A vector for each word of a model: its row of the embedding. A model with one-hot input has none; instead, it is the word's column of the first
/// layer's Wxh, which is all that the word contributes to the gates.
/// </summary>
internal sealed class WordVectors
{
    private readonly float[][] _vectors;

    private WordVectors(float[][] vectors) => _vectors = vectors;

    /// <summary>Reads the vectors of a model file.</summary>
    public static WordVectors From(ModelFile file)
    {
        ModelShape shape = file.Shape;
        int words = file.Vocabulary.Count;
        float[] values = file.ReadTensor(shape.IsOneHot ? "rnn.weight_ih_l0" : "embedding.weight");
        return shape.IsOneHot
            ? new WordVectors([.. Enumerable.Range(0, words).Select(word => Column(values, shape.VocabularySize, word))])
            : new WordVectors([.. values.Chunk(shape.EmbeddingSize).Take(words)]);
    }

    /// <summary>Finds the words with the largest cosine similarity to a word, nearest first; <c>&lt;unk&gt;</c> is excluded.</summary>
    /// <param name="word">The word.</param>
    /// <param name="count">How many, at most.</param>
    public IEnumerable<(int Word, float Similarity)> Nearest(int word, int count) => Enumerable.Range(0, _vectors.Length)
        .Where(other => other != word && other != Vocabulary.Unknown)
        .Select(other => (Word: other, Similarity: TensorPrimitives.CosineSimilarity<float>(_vectors[word], _vectors[other])))
        .Where(other => float.IsFinite(other.Similarity))
        .OrderByDescending(other => other.Similarity)
        .Take(count);

    private static float[] Column(ReadOnlySpan<float> rowMajor, int columns, int column)
    {
        float[] values = new float[rowMajor.Length / columns];
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = rowMajor[(row * columns) + column];
        }

        return values;
    }
}
