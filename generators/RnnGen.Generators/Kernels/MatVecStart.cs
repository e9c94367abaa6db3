namespace RnnGen.Generators;

/// <summary>What the sums of a batch-1 product begin with.</summary>
internal enum MatVecStart
{
    /// <summary>Zero: the product alone.</summary>
    Zero,

    /// <summary>The bias.</summary>
    Bias,

    /// <summary>The projected input Wxh·x + b, which has the bias in it.</summary>
    ProjectedInput,

    /// <summary>The bias and the word's row of Wxh: Wxh·x + b for one-hot x.</summary>
    BiasAndInputRow,
}
