using System.Numerics;
using RnnGen.Reference;

namespace RnnGen.Tests;

/// <summary>A model with random parameters, and random words to train it on; the seed decides all of it.</summary>
internal static class ReferenceBatch
{
    /// <summary>A model whose parameters are uniform in ±<paramref name="range"/>: float values, so that every precision holds the same.</summary>
    public static ReferenceModel<T> RandomModel<T>(ModelShape shape, int seed, double range = 0.7)
        where T : IBinaryFloatingPointIeee754<T>
    {
        Random random = new(seed);
        ReferenceModel<T> model = new(shape);
        foreach (ReferenceParameter<T> parameter in model.Parameters)
        {
            for (int k = 0; k < parameter.Values.Length; k++)
                parameter.Values[k] = T.CreateChecked((float)(((2 * random.NextDouble()) - 1) * range));
        }

        return model;
    }

    /// <summary><paramref name="length"/> words in [0, <paramref name="wordCount"/>).</summary>
    public static int[] RandomWords(int length, int wordCount, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, length).Select(_ => random.Next(wordCount))];
    }

    public static int[] Inputs(ModelShape shape, int wordCount, int seed) =>
        RandomWords(shape.SequenceLength * shape.BatchSize, wordCount, seed);

    public static int[] Targets(ModelShape shape, int wordCount, int seed) => RandomWords(shape.TargetsPerBatch, wordCount, seed);
}
