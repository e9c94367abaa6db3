using RnnGen.Generators.Layout;

namespace RnnGen.Generators.Kernels;

/// <summary>The look-up of words in a table with one row per word, and its gradient: the product of a one-hot vector and a matrix. The members of a team share the rows of a look-up and the panels of its gradient.</summary>
/// <param name="words">Words looked up.</param>
/// <param name="table">The table.</param>
/// <param name="result">What is looked up, one row per word; or its gradient.</param>
internal sealed class WordRows(Extent words, TableType table, MatrixType result)
{
    private SpanType Words => new("int", words);

    private Parameter Panels => ConstantType.Parameter("panels", result.Panels.Text);

    /// <summary>x = table[word].</summary>
    public RuntimeMethod Gather => new(
        "WordRows.Gather", new("words", Words), new("table", table), Panels, new("result", result), new("member", MemberType.Instance));

    /// <summary>z = table[word] + b.</summary>
    public RuntimeMethod GatherWithBias => new(
        "WordRows.GatherWithBias", new("words", Words), new("table", table), new("bias", new VectorType(table.Width)), Panels, new("result", result), new("member", MemberType.Instance));

    /// <summary>dtable[word] += dx; only the rows of the words are touched.</summary>
    public RuntimeMethod Add => new(
        "WordRows.Add", new("words", Words), new("gradient", result), new("table", table), Panels, new("squares", new VectorType(result.Panels)), new("member", MemberType.Instance));

    /// <summary>Zeroes the rows of the previous batch's words.</summary>
    public RuntimeMethod Clear => new(
        "WordRows.Clear", new("words", Words), new("table", table), Panels, new("member", MemberType.Instance));
}
