using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Planning;

/// <summary>The look-up of words before the first layer: rows of a table, or columns of a tied embedding.</summary>
/// <param name="equation">What it computes.</param>
/// <param name="method">The method that computes it.</param>
internal sealed class LookUp(string equation, RuntimeMethod method)
{
    public string Equation => equation;

    public RuntimeMethod Method => method;

    /// <summary>The look-up of many words.</summary>
    /// <param name="widths">Panels of the word vectors.</param>
    /// <param name="parameters">Where they lie.</param>
    /// <param name="words">How many words.</param>
    /// <param name="stride">From one panel of the result to the next.</param>
    public static LookUp Of(Widths widths, ParameterLayout parameters, int words, Stride stride)
    {
        Extent count = Extent.Of(words);
        if (parameters.IsTied)
        {
            return new LookUp(
                "x_t = embedding[word], a column of Why.",
                new WordColumns(parameters.OutputWeights.Type, widths.EmbeddingDepth).Gather(count, new MatrixType(widths.EmbeddingPanels, words, stride)));
        }

        TableType table = parameters.InputTable!.Type;
        return parameters.Embedding is null
            ? new LookUp("z_t = Wxh·onehot(word) + b: one row of Wxh for each word.", new WordRows(count, table, new MatrixType(widths.GatePanels, words, stride)).GatherWithBias)
            : new LookUp("x_t = embedding[word].", new WordRows(count, table, new MatrixType(widths.EmbeddingPanels, words, stride)).Gather);
    }
}
