using RnnGen.Training;

namespace RnnGen.Tests;

[Trait("Category", "Numerics")]
public sealed class LogUniformDistributionTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(100)]
    [InlineData(300_000)]
    public void Probabilities_are_those_of_the_formula_and_sum_to_one(int words)
    {
        LogUniformDistribution distribution = new(words);
        double sum = 0;
        for (int word = 0; word < words; word++)
        {
            double exact = (Math.Log(word + 2.0) - Math.Log(word + 1.0)) / Math.Log(words + 1.0);
            Assert.Equal(exact, distribution.Probability(word), 1e-15);
            sum += distribution.Probability(word);
        }

        Assert.Equal(1, sum, 1e-12);
    }

    [Fact]
    public void Words_are_drawn_with_their_probabilities()
    {
        const int Words = 200;
        const int Draws = 1_000_000;
        LogUniformDistribution distribution = new(Words);
        RandomSource random = new(seed: 21);
        int[] counts = new int[Words];
        for (int i = 0; i < Draws; i++)
        {
            counts[distribution.Draw(ref random)]++;
        }

        // The sum of the squared deviations, each in standard errors, has N − 1 degrees of freedom: mean N − 1, variance 2(N − 1).
        double chiSquared = 0;
        for (int word = 0; word < Words; word++)
        {
            double expected = Draws * distribution.Probability(word);
            chiSquared += (counts[word] - expected) * (counts[word] - expected) / expected;
        }

        Assert.Equal(Words - 1, chiSquared, 4 * Math.Sqrt(2 * (Words - 1)));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(33, 40)]
    [InlineData(5_000, 700)]
    [InlineData(1_000_000, 9_000)]
    public void Expected_counts_are_those_of_the_formula(int words, int tries)
    {
        LogUniformDistribution distribution = new(words);
        foreach (int word in (int[])[0, 1, words / 3, words / 2, words - 1])
        {
            decimal miss = 1 - (decimal)distribution.Probability(word);
            decimal missedByAll = 1;
            for (int i = 0; i < tries; i++)
            {
                missedByAll *= miss;
            }

            // A conversion to decimal keeps 15 digits.
            double exact = (double)(1 - missedByAll);
            Assert.Equal(exact, distribution.ExpectedCount(word, tries), 1e-14 * exact);
        }
    }

    [Fact]
    public void The_rarest_of_many_words_keep_all_their_digits()
    {
        LogUniformDistribution distribution = new(100_000_000);
        double probability = distribution.Probability(99_999_999);

        // 1 − (1 − P)² = 2P − P²; P is about 5e-10.
        Assert.Equal((2 * probability) - (probability * probability), distribution.ExpectedCount(99_999_999, tries: 2), 1e-14 * probability);
    }

    [Fact]
    public void One_word_is_no_distribution() => Assert.Throws<ArgumentOutOfRangeException>(() => new LogUniformDistribution(1));
}
