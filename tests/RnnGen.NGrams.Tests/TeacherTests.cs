namespace RnnGen.NGrams.Tests;

/// <summary>A model of n-grams as the teacher of a network.</summary>
public sealed class TeacherTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void It_says_of_every_word_what_a_session_says(int order)
    {
        Dialogue text = Dialogue.Read(vocabularySize: 700);
        KneserNeyModel model = text.Learn(order);
        KneserNeySession session = model.CreateSession();
        float[] probabilities = new float[text.Vocabulary.Count];
        for (int position = 0; position < 120; position++)
        {
            int[] context = text.HeldOut[Math.Max(0, position - 7)..position];
            model.Predict(context, probabilities);
            Assert.Equal(1, probabilities.Sum(probability => (double)probability), 1e-5);
            for (int word = 0; word < probabilities.Length; word++)
            {
                double expected = session.Probability(word);
                Assert.Equal(expected, probabilities[word], 1e-6 * expected);
            }

            session.Feed(text.HeldOut[position]);
        }

        Assert.Equal(order - 1, model.ContextLength);
    }

    [Fact]
    public void A_network_learns_from_it_without_allocating()
    {
        Dialogue text = Dialogue.Read(vocabularySize: 700);
        KneserNeyModel model = text.Learn(order: 4);
        float[] probabilities = new float[text.Vocabulary.Count];
        model.Predict(text.HeldOut.AsSpan(0, 3), probabilities);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int position = 3; position < 100; position++)
        {
            model.Predict(text.HeldOut.AsSpan(position - 3, 3), probabilities);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Its_name_tells_it_from_others()
    {
        Dialogue text = Dialogue.Read(vocabularySize: 700);
        KneserNeyModel model = text.Learn(order: 3);

        Assert.Equal($"Kneser-Ney 3-grams, {model.ParameterCount} parameters", $"{model}");
        Assert.NotEqual($"{text.Learn(order: 2)}", $"{model}");
    }

    [Fact]
    public void What_is_no_word_is_refused()
    {
        Dialogue text = Dialogue.Read(vocabularySize: 700);
        KneserNeyModel model = text.Learn(order: 3);
        float[] probabilities = new float[text.Vocabulary.Count];

        Assert.Contains("context[1] is 700, but tokens run from 0 to 699.", Assert.Throws<ArgumentOutOfRangeException>(() => model.Predict([0, 700], probabilities)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Predict([-1], probabilities));
        Assert.Contains("There are 700 words, but room for 699 probabilities.", Assert.Throws<ArgumentException>(() => model.Predict([], probabilities.AsSpan(1))).Message, StringComparison.Ordinal);
    }
}
