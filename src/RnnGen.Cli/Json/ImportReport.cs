namespace RnnGen.Cli;

/// <summary>The output of <c>import --json</c>.</summary>
/// <param name="Parameters">Trainable numbers.</param>
/// <param name="Shape">The sizes of the model.</param>
/// <param name="Vocabulary">How many words it has, <c>&lt;unk&gt;</c> included.</param>
/// <param name="UnknownIndex">The row that the unknown word had; null where it was added.</param>
/// <param name="Prefix">What the names of all tensors begin with; empty where there is nothing.</param>
/// <param name="Dtype">The formats that the numbers had, such as <c>BF16</c>.</param>
internal sealed record ImportReport(long Parameters, ShapeReport Shape, int Vocabulary, int? UnknownIndex, string Prefix, string Dtype)
{
    /// <summary>Creates the report of a model.</summary>
    public static ImportReport Of(ImportedModel model, StateDict state) => new(
        model.Shape.ParameterCount,
        ShapeReport.Of(model.Shape),
        model.Vocabulary.Count,
        model.Order.UnknownRow,
        state.Prefix,
        string.Join(", ", model.Tensors.Select(static tensor => tensor.Dtype).Distinct()));
}
