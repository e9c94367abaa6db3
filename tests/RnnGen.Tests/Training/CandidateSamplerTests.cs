using RnnGen.Training;

namespace RnnGen.Tests;

[Trait("Category", "Numerics")]
public sealed class CandidateSamplerTests
{
    private const int Words = 1_000;
    private static readonly int[] Targets = [0, 1, 2, 17, -1, 400, 999, 2];

    [Theory]
    [InlineData(32, 16)]
    [InlineData(1_000, 48)]
    [InlineData(10_000, 4_992)]
    public void Candidates_ascend_and_each_occurs_once(int words, int count)
    {
        CandidateSampler sampler = new(words, count, targetCount: 1, seed: 3);
        for (int step = 0; step < 20; step++)
        {
            sampler.Draw([0]);

            Assert.Equal(count, sampler.Candidates.Length);
            Assert.InRange(sampler.Candidates[0], 0, words - 1);
            Assert.InRange(sampler.Candidates[^1], 0, words - 1);
            for (int i = 1; i < count; i++)
            {
                Assert.True(sampler.Candidates[i - 1] < sampler.Candidates[i]);
            }

            // Half of the words is the slowest that is allowed.
            Assert.InRange(sampler.Tries, count, 10 * count);
        }
    }

    [Fact]
    public void One_seed_gives_these_words_on_every_machine()
    {
        CandidateSampler sampler = new(Words, sampledWords: 16, Targets.Length, seed: 1);

        sampler.Draw(Targets);
        Assert.Equal("0 1 2 3 7 8 16 37 40 71 200 266 302 321 541 924", string.Join(' ', sampler.Candidates.ToArray()));

        sampler.Draw(Targets);
        Assert.Equal("0 2 7 10 11 12 13 16 27 40 42 74 77 97 119 148", string.Join(' ', sampler.Candidates.ToArray()));
        uint[] corrections = [0x3DEB66F1, 0x3EA8C3B6, 0x3F06CB57, 0x3FF10DAB, 0, 0x409C62F0, 0x40B988F5, 0x3F06CB57];
        Assert.Equal(corrections, sampler.TargetCorrections.ToArray().Select(BitConverter.SingleToUInt32Bits));
    }

    [Fact]
    public void Reset_begins_again_whatever_the_targets_are()
    {
        CandidateSampler sampler = new(Words, sampledWords: 32, targetCount: 2, seed: 5);
        int[][] first = Draw(3, [0, 1]);
        sampler.Reset();

        Assert.Equal(first, Draw(3, [-1, 999]));
        Assert.NotEqual(first[0], first[1]);

        sampler = new CandidateSampler(Words, sampledWords: 32, targetCount: 2, seed: 6);
        Assert.NotEqual(first, Draw(3, [0, 1]));

        int[][] Draw(int steps, int[] targets) => [.. Enumerable.Range(0, steps).Select(_ =>
        {
            sampler.Draw(targets);
            return sampler.Candidates.ToArray();
        })];
    }

    [Fact]
    public void Corrections_are_those_of_the_formula()
    {
        CandidateSampler sampler = new(Words, sampledWords: 64, Targets.Length, seed: 2);
        for (int step = 0; step < 5; step++)
        {
            sampler.Draw(Targets);

            for (int i = 0; i < sampler.Candidates.Length; i++)
            {
                AssertCorrection(sampler.Candidates[i], sampler.CandidateCorrections[i]);
            }

            for (int row = 0; row < Targets.Length; row++)
            {
                AssertCorrection(Targets[row], sampler.TargetCorrections[row]);
            }
        }

        void AssertCorrection(int word, float correction)
        {
            double probability = Math.Log((word + 2.0) / (word + 1)) / Math.Log(Words + 1);
            double exact = word < 0 ? 0 : -Math.Log(1 - Math.Pow(1 - probability, sampler.Tries));
            Assert.Equal(exact, correction, 1e-6 * Math.Max(1, exact));
        }
    }

    [Fact]
    public void Hits_are_the_places_of_the_targets_among_the_candidates()
    {
        CandidateSampler sampler = new(Words, sampledWords: 16, Targets.Length, seed: 4);
        bool hit = false;
        bool missed = false;
        for (int step = 0; step < 50; step++)
        {
            sampler.Draw(Targets);

            for (int row = 0; row < Targets.Length; row++)
            {
                Assert.Equal(sampler.Candidates.IndexOf(Targets[row]), sampler.Hits[row]);
            }

            hit |= sampler.Hits[3] >= 0;
            missed |= sampler.Hits[3] < 0;
        }

        Assert.True(hit && missed);
    }

    [Fact]
    public void Drawing_allocates_nothing()
    {
        CandidateSampler sampler = new(Words, sampledWords: 64, Targets.Length, seed: 7);
        sampler.Draw(Targets);

        AllocationMeter allocations = AllocationMeter.StartNew();
        for (int step = 0; step < 1_000; step++)
        {
            sampler.Draw(Targets);
        }

        sampler.Reset();
        Assert.Equal(0, allocations.Stop());
    }

    [Theory]
    [InlineData(1_000, 0, "0 words of 1000 cannot be sampled. Write a multiple of 16, at most 500, half of the words; or 0 for the full softmax.")]
    [InlineData(1_000, -16, "-16 words of 1000")]
    [InlineData(1_000, 40, "40 words of 1000")]
    [InlineData(1_000, 512, "512 words of 1000")]
    [InlineData(31, 16, "16 words of 31 cannot be sampled. Write a multiple of 16, at most 15,")]
    public void Counts_that_cannot_be_drawn_are_refused(int words, int count, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(() => new CandidateSampler(words, count, 1, seed: 0)).Message, StringComparison.Ordinal);

    [Fact]
    public void Other_numbers_of_targets_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CandidateSampler(Words, 16, targetCount: 0, seed: 0));
        CandidateSampler sampler = new(Words, 16, targetCount: 2, seed: 0);
        Assert.Contains("There are 3 targets, but a step has 2.", Assert.Throws<ArgumentException>(() => sampler.Draw([1, 2, 3])).Message, StringComparison.Ordinal);
    }
}
