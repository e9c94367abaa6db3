namespace RnnGen.Generators.Kernels;

/// <summary>What the sums of a product for one word start from.</summary>
internal enum MatVecStart
{
    /// <summary>Zero: just the product.</summary>
    Zero,

    /// <summary>A vector: the bias, or Wxh·x + b.</summary>
    Vector,

    /// <summary>The sum of two vectors: the bias and the word's row of Wxh, which is Wxh·x + b for one-hot x.</summary>
    TwoVectors,
}
