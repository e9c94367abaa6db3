using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>What the corrections rest on: E(k) is how often word k is a candidate.</summary>
[Trait("Category", "Numerics")]
public sealed class CandidateFrequencyTests
{
    [Fact]
    public void Words_are_candidates_as_often_as_expected()
    {
        const int Words = 1_000;
        const int Count = 64;
        const int Steps = 10_000;
        LogUniformDistribution distribution = new(Words);
        CandidateSampler sampler = new(Words, sampledWords: Count, targetCount: 1, seed: 8);
        int[] counts = new int[Words];
        double[] expected = new double[Words];
        for (int step = 0; step < Steps; step++)
        {
            sampler.Draw([0]);
            foreach (int word in sampler.Candidates)
            {
                counts[word]++;
            }

            for (int word = 0; word < Words; word++)
            {
                expected[word] += distribution.ExpectedCount(word, sampler.Tries) / Steps;
            }
        }

        // Five standard errors, and what E(k) leaves out: the tries end earlier when word k takes one of the S places, by a share of 1/S.
        for (int word = 0; word < Words; word++)
        {
            double variance = expected[word] * (1 - expected[word]);
            Assert.Equal(expected[word], (double)counts[word] / Steps, (5 * Math.Sqrt(variance / Steps)) + (variance / Count));
        }
    }
}
