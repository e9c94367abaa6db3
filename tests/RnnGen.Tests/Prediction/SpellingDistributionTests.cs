using System.Text;

namespace RnnGen.Tests;

public sealed class SpellingDistributionTests
{
    [Fact]
    public void Letters_and_lengths_are_those_of_the_vocabulary()
    {
        Vocabulary vocabulary = new(WordTokenizer.Default, ["<unk>", "ab", "abc"]);
        SpellingDistribution spellings = SpellingDistribution.Of(vocabulary);

        // All words of one letter: l(1), over what the vocabulary's own words leave.
        double sum = 0;
        for (int scalar = 0; scalar <= 0x10FFFF; scalar++)
        {
            sum += Rune.IsValid(scalar) ? Math.Exp(spellings.LogProbability(new Rune(scalar).ToString())) : 0;
        }

        double a = (0.99 * 2 / 5) + (0.01 / 1_112_064), c = (0.99 / 5) + (0.01 / 1_112_064);
        double two = (0.99 / 2) + (0.01 / 4), three = (0.99 / 2) + (0.01 / 8);
        double known = (two * a * a) + (three * a * a * c);
        Assert.Equal(0.01 / 2 / (1 - known), sum, 1e-9);
        Assert.Equal(Math.Log(two * a * c / (1 - known)), spellings.LogProbability("ac"), 1e-9);
        Assert.Same(spellings, SpellingDistribution.Of(vocabulary));
    }

    [Fact]
    public void Nothing_has_to_be_known()
    {
        Vocabulary vocabulary = new(WordTokenizer.Default, ["<unk>"]);
        Assert.Equal(Math.Log(0.01 / 2 * 0.01 / 1_112_064), SpellingDistribution.Of(vocabulary).LogProbability("a"), 1e-9);
    }
}
