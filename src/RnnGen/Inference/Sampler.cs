namespace RnnGen;

/// <summary>
/// Draws a word from softmax(logits / temperature) without <c>&lt;unk&gt;</c>, in one pass: a reservoir over blocks. A block replaces the choice so far
/// with probability (its weight / weight of all blocks up to it), and the word within it is found by inverting the cumulative sum of weights.
/// What takes no part has the logit −∞, and <see cref="VectorMath.Exp"/> gives it the weight 0 exactly.
/// </summary>
internal static class Sampler
{
    /// <summary>Draws a word; −1 when no word has weight.</summary>
    public static int Sample(RecurrentState state, int wordCount, float temperature, ref RandomSource random)
    {
        int chosen = -1;
        float maximum = float.NegativeInfinity;
        double total = 0;
        LogitBlocks blocks = new(state, wordCount);
        while (blocks.MoveNext())
        {
            if (blocks.FirstWord == 0)
            {
                blocks.Logits[Vocabulary.Unknown] = float.NegativeInfinity;
            }

            float blockMaximum = LogitVectors.Maximum(blocks.Logits);
            if (blockMaximum > maximum)
            {
                total *= LogitVectors.Exp((maximum - blockMaximum) / temperature);
                maximum = blockMaximum;
            }

            if (float.IsNegativeInfinity(maximum))
            {
                continue;
            }

            float blockWeight = LogitVectors.Exponentiate(blocks.Logits, maximum, temperature);
            total += blockWeight;

            // Uniform in [0, total): below the block's weight it is also uniform within the block.
            double threshold = random.NextDouble() * total;
            if (threshold < blockWeight)
            {
                chosen = blocks.FirstWord + Invert(blocks.Logits, threshold);
            }
        }

        return chosen;
    }

    /// <summary>The first index whose cumulative weight exceeds <paramref name="threshold"/>; by rounding, the last one with weight.</summary>
    private static int Invert(ReadOnlySpan<float> weights, double threshold)
    {
        int last = 0;
        double cumulative = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] > 0)
            {
                last = i;
                cumulative += weights[i];
                if (cumulative > threshold)
                {
                    break;
                }
            }
        }

        return last;
    }
}
