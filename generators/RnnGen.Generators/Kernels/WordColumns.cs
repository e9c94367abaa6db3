using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>
/// The look-up of words in an embedding that is the output layer too: a word is a column of Why [V/16][E][16]. E reads, a cache line each, are little beside what
/// the word is multiplied with, and the products find their weights as they want them.
/// </summary>
/// <param name="why">Why.</param>
/// <param name="depth">E, under the name that it has in emitted code.</param>
internal sealed class WordColumns(MatrixType why, Extent depth)
{
    private Parameter Depth => ConstantType.Parameter("depth", why.RowsNamed(depth));

    /// <summary>x = embedding[word] of one word.</summary>
    public RuntimeMethod Read(Extent width) => new(
        "WordColumns.Read", new("word", ScalarType.Count), new("why", why), Depth, new("result", new VectorType(width)));

    /// <summary>x = embedding[word] of many; the members of a team share the words.</summary>
    public RuntimeMethod Gather(Extent words, MatrixType result) => new(
        "WordColumns.Gather", new("words", new SpanType("int", words)), new("why", why), Depth, new("result", result), new("member", MemberType.Instance));

    /// <summary>
    /// dembedding[word] += dx. The columns hold the gradients of the output layer already, so nothing is zeroed, and the squares of a panel that is added to are
    /// gathered anew. The members of a team share the panels, each over all words in their order.
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
