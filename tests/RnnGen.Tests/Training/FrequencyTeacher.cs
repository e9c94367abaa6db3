using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>A teacher for whom a word is the more probable the lower its token; the words before it make others a little more probable.</summary>
/// <param name="vocabulary">The words.</param>
internal sealed class FrequencyTeacher(Vocabulary vocabulary) : ITeacher
{
    public Vocabulary Vocabulary => vocabulary;

    public int ContextLength { get; init; } = 2;

    public void Predict(ReadOnlySpan<int> context, Span<float> probabilities)
    {
        Assert.InRange(context.Length, Math.Min(1, ContextLength), ContextLength);
        float sum = 0;
        for (int word = 0; word < probabilities.Length; word++)
        {
            probabilities[word] = (1f / (word + 2)) + (context.EndsWith(word) ? 0.1f : 0) + (context.StartsWith(word) ? 0.05f : 0);
            sum += probabilities[word];
        }

        foreach (ref float probability in probabilities)
        {
            probability /= sum;
        }
    }

    public override string ToString() => "the frequencies of words";
}
