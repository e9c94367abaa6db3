using RnnGen.CompilerServices;
using RnnGen.Reference;

namespace RnnGen.Tests;

/// <summary>Random words of a teacher.</summary>
internal static class RandomLesson
{
    /// <summary>q of some rows, [rows][words]: random numbers in [0, 1] over their sum.</summary>
    public static double[] Probabilities(int rows, int words, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, rows).SelectMany(_ =>
        {
            double[] row = [.. Enumerable.Range(0, words).Select(_ => random.NextDouble())];
            double sum = row.Sum();
            return row.Select(value => value / sum);
        })];
    }

    /// <summary>The same for the emitted passes.</summary>
    public static SoftTargets SoftTargets(double[] probabilities, int words, float weight)
    {
        int stride = (words + 15) / 16 * 16, rows = probabilities.Length / words;
        AlignedBuffer padded = new(rows * stride);
        for (int row = 0; row < rows; row++)
        {
            for (int word = 0; word < words; word++)
            {
                padded.Span[(row * stride) + word] = (float)probabilities[(row * words) + word];
            }
        }

        return new SoftTargets(padded, stride, weight);
    }

    /// <summary>The same for the reference.</summary>
    public static TeacherTargets<double> Targets(int rows, int words, int seed, double weight) => new(Probabilities(rows, words, seed), words, weight);
}
