namespace RnnGen;

/// <summary>
/// Draws a word from softmax(logits / temperature) in one pass: a reservoir over blocks. A block replaces the choice so far with probability (its
/// weight / weight of all blocks up to it), and the word within it is found by inverting the cumulative sum of weights.
/// </summary>
internal static class Sampler
{
    /// <summary>Draws a word; −1 when no word has weight.</summary>
    public static int Sample(LogitBlocks blocks, LogitRules rules, float temperature, ref RandomSource random)
    {
        int chosen = -1;
        RunningWeight weight = new(temperature);
        while (blocks.MoveNext())
        {
            rules.Apply(blocks);
            float blockWeight = weight.Add(blocks.Logits);

            // Uniform in [0, total): below the block's weight it is also uniform within the block.
            double threshold = random.NextDouble() * weight.Total;
            if (threshold < blockWeight)
            {
                chosen = blocks.FirstWord + Invert(blocks.Logits, threshold);
            }
        }

        return chosen;
    }

    /// <summary>The first index whose cumulative weight exceeds <paramref name="threshold"/>; by rounding, the last one with weight.</summary>
    public static int Invert(ReadOnlySpan<float> weights, double threshold)
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
