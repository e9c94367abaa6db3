using RnnGen.CompilerServices;

namespace RnnGen.Tests;

public sealed class SuggestionHeapTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(95)]
    [InlineData(500)]
    public void They_are_the_first_by_probability_and_then_by_token(int wanted)
    {
        Vocabulary vocabulary = new(WordTokenizer.Default, ["<unk>", .. Enumerable.Range(1, 94).Select(word => $"w{(char)('a' + (word / 26))}{(char)('a' + (word % 26))}")]);
        WordMask mask = WordMask.For(vocabulary).Without("waf", "wbc");
        Random random = new(wanted);
        for (int round = 0; round < 50; round++)
        {
            // Few values, so that many are equal.
            AlignedBuffer probabilities = new(96);
            foreach (ref float probability in probabilities.Span)
            {
                probability = random.Next(12) / 16f;
            }

            Suggestion[] others = [.. Enumerable.Range(95, 60).Select(token => new Suggestion(token, random.Next(12) / 16f))];
            random.Shuffle(others);
            Suggestion[] words = new Suggestion[wanted];
            SuggestionHeap ranked = new(words);
            ranked.Offer(new LogitRow(probabilities.Span), mask);
            foreach (Suggestion word in others)
            {
                ranked.Offer(word);
            }

            float[] all = probabilities.Span.ToArray();
            Suggestion[] expected =
            [
                .. Enumerable.Range(1, 94).Where(mask.Allows).Select(token => new Suggestion(token, all[token])).Concat(others)
                    .OrderByDescending(word => word.Probability).ThenBy(word => word.Token).Take(wanted),
            ];
            Assert.Equal(expected, words[..ranked.Complete()]);
        }
    }
}
