using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>
/// The look-up of words in an embedding that is also the output layer: a word is a column of Why [V/16][E][16]. It takes E reads, one cache line each, which is
/// little compared with the products that follow, and keeps the weights in the layout that the products need.
/// </summary>
/// <param name="why">Why.</param>
/// <param name="depth">E, named as in emitted code.</param>
internal sealed class WordColumns(MatrixType why, Extent depth)
{
    private Parameter Depth => ConstantType.Parameter("depth", why.RowsNamed(depth));

    /// <summary>x = embedding[word] for one word.</summary>
    public RuntimeMethod Read(Extent width) => new(
        "WordColumns.Read", new("word", ScalarType.Count), new("why", why), Depth, new("result", new VectorType(width)));

    /// <summary>x = embedding[word] for many words; the members of a team share them.</summary>
    public RuntimeMethod Gather(Extent words, MatrixType result) => new(
        "WordColumns.Gather", new("words", new SpanType("int", words)), new("why", why), Depth, new("result", result), new("member", MemberType.Instance));

    /// <summary>
    /// dembedding[word] += dx. The columns hold the gradients of the output layer already, so nothing is zeroed, and the sum of squares of a panel that is added to is
    /// recomputed. The members of a team share the panels; each takes all words in order.
    /// </summary>
    public RuntimeMethod Add(Extent words, MatrixType gradient) => new(
        "WordColumns.Add",
        new("words", new SpanType("int", words)),
        new("gradient", gradient),
        new("dwhy", why),
        Depth,
        ConstantType.Parameter("panels", why.Panels.Text),
        new("squares", new VectorType(why.Panels)),
        new("member", MemberType.Instance));
}
