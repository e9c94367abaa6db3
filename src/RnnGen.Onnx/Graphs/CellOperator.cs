using RnnGen.Onnx.Protos;

namespace RnnGen.Onnx;

/// <summary>The ONNX operator of a cell.</summary>
/// <param name="Name">The name of the operator.</param>
/// <param name="Blocks">For each block of H rows that the operator expects, the model's block that goes there.</param>
/// <param name="States">The states carried from token to token, in the order of the operator's inputs and outputs.</param>
/// <param name="Attributes">Attributes besides <c>hidden_size</c>.</param>
internal sealed record CellOperator(string Name, IReadOnlyList<GateBlock> Blocks, IReadOnlyList<string> States, IReadOnlyList<AttributeProto> Attributes)
{
    private static readonly Dictionary<RecurrentCell, CellOperator> All = new()
    {
        [RecurrentCell.Tanh] = new("RNN", [new(0)], ["h"], [NodeAttributes.Strings("activations", "Tanh")]),
        [RecurrentCell.Relu] = new("RNN", [new(0)], ["h"], [NodeAttributes.Strings("activations", "Relu")]),

        // The operator expects i, o, f, c(andidate); a model has i, f, g(candidate), o. The default activations are the right ones.
        [RecurrentCell.Lstm] = new("LSTM", [new(0), new(3), new(1), new(2)], ["h", "c"], []),

        // The operator expects z, r, h(idden candidate); a model has r, z, n. The reset gate multiplies the product, not h before it.
        [RecurrentCell.Gru] = new("GRU", [new(1), new(0), new(2)], ["h"], [NodeAttributes.Int("linear_before_reset", 1)]),

        // The operator couples the gates the other way round, f = 1 − i, and reads no block for f; a model has f, g(candidate), o, and i = 1 − f. Since σ(−z) = 1 − σ(z),
        // the negated forget gate goes where the operator expects i. The unchanged one goes to f, so that a runtime that ignores the attribute computes the same.
        [RecurrentCell.Cifg] = new("LSTM", [new(0, IsNegated: true), new(2), new(0), new(1)], ["h", "c"], [NodeAttributes.Int("input_forget", 1)]),
    };

    /// <summary>Returns the operator of a cell.</summary>
    public static CellOperator Of(RecurrentCell cell) => All[cell];
}
