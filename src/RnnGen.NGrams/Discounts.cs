namespace RnnGen.NGrams;

/// <summary>
/// What modified Kneser-Ney smoothing takes away from counts of one, of two, and of three or more (Chen and Goodman 1998, section 3):
/// Y = n₁/(n₁ + 2n₂), Dₖ = k − (k + 1)·Y·nₖ₊₁/nₖ, where nₖ n-grams have the count k.
/// </summary>
/// <param name="One">D₁.</param>
/// <param name="Two">D₂.</param>
/// <param name="ThreeOrMore">D₃₊.</param>
internal readonly record struct Discounts(double One, double Two, double ThreeOrMore)
{
    /// <summary>For a text too small or too even to estimate them, such as one that repeats a sentence: those that KenLM falls back to (Heafield et al. 2013).</summary>
    public static Discounts Fallback { get; } = new(0.5, 1, 1.5);

    /// <summary>What is taken from a count.</summary>
    public double this[int count] => count switch { 0 => 0, 1 => One, 2 => Two, _ => ThreeOrMore };

    /// <summary>Estimates the discounts of n-grams of one length.</summary>
    /// <param name="counts">Their counts.</param>
    public static Discounts Estimate(ReadOnlySpan<int> counts)
    {
        // withCount[k] is nₖ.
        Span<double> withCount = [0, 0, 0, 0, 0];
        foreach (int count in counts)
        {
            if (count is >= 1 and <= 4)
            {
                withCount[count]++;
            }
        }

        double y = withCount[1] / (withCount[1] + (2 * withCount[2]));
        Span<double> discounts = [0, 0, 0, 0];
        for (int k = 1; k <= 3; k++)
        {
            discounts[k] = k - ((k + 1) * y * withCount[k + 1] / withCount[k]);

            // NaN, too, which it is where nₖ is 0.
            if (!(discounts[k] >= 0 && discounts[k] <= k))
            {
                return Fallback;
            }
        }

        return new Discounts(discounts[1], discounts[2], discounts[3]);
    }
}
