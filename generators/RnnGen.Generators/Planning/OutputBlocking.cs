using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;
using RnnGen.Generators.Specs;

namespace RnnGen.Generators.Planning;

/// <summary>
/// The division of a training step's output layer into blocks of whole time steps, so that a block's logits stay in cache while softmax,
/// loss and both gradients are computed from them.
/// </summary>
/// <param name="Rows">Rows of one block.</param>
/// <param name="Count">Blocks in a training step.</param>
/// <param name="Chunks">
/// Chunks of the vocabulary: a chunk's logits for all rows of a block are a few hundred KiB, so that product, exponentials and sums find them in the
/// second-level cache, and so do gradient and weight gradient. The threads share the chunks.
/// </param>
internal sealed record OutputBlocking(int Rows, int Count, int Chunks)
{
    /// <summary>Panels of a chunk: 96 words, which divide into the broadest tiles of a product and of a weight gradient.</summary>
    public const int ChunkPanels = PanelProduct.Breadth * PanelOuterProduct.Breadth;

    /// <summary>Logits of one block: 6 MiB, which the last-level cache holds along with the weights streamed through it.</summary>
    private const long LogitsBudget = 3 << 19;

    /// <summary>
    /// Up to this many rows, a block may exceed the budget, at most eightfold: every block reads Why, Whyᵀ and dWhy and writes dWhy, and with few rows that
    /// takes longer than the products.
    /// </summary>
    private const int EnoughRows = 128;

    /// <summary>Rows scored in a step.</summary>
    public int ScoredRows => Rows * Count;

    /// <summary>Floats from one panel of a block's matrices to the next.</summary>
    public Stride RowStride => new("OutputRows * 16", (long)Rows * Panel.Width);

    /// <summary>Floats from one panel of matrices of all scored rows to the next.</summary>
    public Stride ScoredStride => new("ScoredRows * 16", (long)ScoredRows * Panel.Width);

    public static OutputBlocking Of(ModelSpec spec, int vocabularyPanels)
    {
        int chunks = (vocabularyPanels + ChunkPanels - 1) / ChunkPanels;
        if (spec.Loss == LossKind.LastStep)
        {
            return new OutputBlocking(spec.BatchSize, 1, chunks);
        }

        long width = (long)vocabularyPanels * Panel.Width;
        long budget = Math.Max(LogitsBudget, Math.Min(EnoughRows * width, 8 * LogitsBudget));
        int steps = spec.SequenceLength;
        while (steps > 1 && (spec.SequenceLength % steps != 0 || steps * spec.BatchSize * width > budget))
        {
            steps--;
        }

        return new OutputBlocking(steps * spec.BatchSize, spec.SequenceLength / steps, chunks);
    }
}
