namespace RnnGen.Generators;

/// <summary>What the sums of a batch-1 product begin with.</summary>
internal enum MatVecStart
{
    /// <summary>The bias.</summary>
    Bias,

    /// <summary>The bias and the word's row of the input table: Wxh·x + b for one-hot x.</summary>
    BiasAndTableRow,

    /// <summary>The word's row of the folded input table, which has the bias in it.</summary>
    TableRow,
}
