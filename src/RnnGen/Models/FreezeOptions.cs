using System.Runtime.CompilerServices;

namespace RnnGen;

/// <summary>How a frozen model holds its weights, and the memory that it may spend to serve faster.</summary>
public sealed record FreezeOptions
{
    /// <summary>The numbers that the weights become. Default fp32, as they were trained.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such precision.</exception>
    public WeightPrecision Precision
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(Precision), value, $"There is no weight precision {value}: it is {nameof(WeightPrecision.Float32)} or {nameof(WeightPrecision.Int8)}.");
    }

    /// <summary>
    /// A text, as words of the vocabulary, on which int8 scales are chosen: each row takes the scale a of least Σ m·(w − a·q)², where m of a column is the mean square of what it is multiplied by
    /// (x, h of a layer, P·h) over this text. Weights that are too large for it are clipped. Rows that are looked up keep the scale of their largest weight, and so do all without a text, which is
    /// the default: at one byte a weight little is left to gain (docs/serving.md has the figures). It is read where fp32 weights become int8, and there in time proportional to its length.
    /// </summary>
    public ReadOnlyMemory<int> CalibrationText { get; init; }

    /// <summary>
    /// Bytes that the folded input table may take; 0 builds none. With the parameters fixed, embedding[v]·Wxh + b is one row of a table of V rows
    /// and as many columns as the first layer has gates (<see cref="ModelShape.Gates"/>·H, each unit group padded): a look-up in place of the
    /// first layer's input product. A table that does not fit is not built, and the step computes the product. One-hot input
    /// (<c>EmbeddingSize = 0</c>) needs none. With int8 weights the table is int8 as well, with a scale for each word. Default 64 MiB.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long FoldedTableBudgetBytes
    {
        get;
        init => field = NotNegative(value);
    }
    = 64L << 20;

    /// <summary>
    /// Bytes that the completion table may take; 0 builds none. It is a second copy of the output layer, V·(H + 1) numbers (V·(E + 1) if embeddings are tied), with its words in alphabetical
    /// order, so that <see cref="Session.Complete"/> reads only the words that begin with the prefix. Without it, a completion reads 16 words
    /// around each of them. Default 64 MiB.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long CompletionTableBudgetBytes
    {
        get;
        init => field = NotNegative(value);
    }
    = 64L << 20;

    private static long NotNegative(long value, [CallerMemberName] string name = "") =>
        value >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, but must be a number of bytes, or 0 for no table.");
}
