namespace RnnGen.Benchmarks;

/// <summary>How far the results of a side may be from those of the naive code.</summary>
/// <param name="Probability">The relative error of a probability.</param>
/// <param name="State">The absolute error of an element of h, which lies in [−1, 1].</param>
internal readonly record struct AllowedError(double Probability, double State)
{
    /// <summary>Sums in another order.</summary>
    public static AllowedError Rounding => new(Probability: 1e-4, State: 1e-4);

    /// <summary>Weights, and what they are multiplied by, with 8 bits.</summary>
    public static AllowedError Int8 => new(Probability: 1e-2, State: 2e-2);

    /// <summary>Returns what weights of a precision allow.</summary>
    public static AllowedError Of(WeightPrecision precision) => precision == WeightPrecision.Int8 ? Int8 : Rounding;
}
