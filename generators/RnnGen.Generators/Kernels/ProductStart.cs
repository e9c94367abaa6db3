namespace RnnGen.Generators.Kernels;

/// <summary>What the accumulators of a product start from.</summary>
internal enum ProductStart
{
    /// <summary>result = left · weights.</summary>
    Zero,

    /// <summary>result = left · weights + bias, the same bias for every row.</summary>
    Bias,

    /// <summary>result += left · weights.</summary>
    Result,
}
