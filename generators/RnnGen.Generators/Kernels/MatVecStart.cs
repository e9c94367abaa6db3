namespace RnnGen.Generators.Kernels;

/// <summary>What the sums of a product for one word begin with.</summary>
internal enum MatVecStart
{
    /// <summary>Zero: the product alone.</summary>
    Zero,

    /// <summary>A vector: the bias, or Wxh·x + b.</summary>
    Vector,

    /// <summary>The sum of two: the bias and the word's row of Wxh, which is Wxh·x + b for one-hot x.</summary>
    TwoVectors,
}
