using RnnGen.Onnx.Protos;

namespace RnnGen.Onnx;

/// <summary>How a cell is said in ONNX.</summary>
/// <param name="Name">The operator.</param>
/// <param name="Blocks">For each block of H rows that the operator expects, what of the model's stands there.</param>
/// <param name="States">What is carried from token to token, in the order of the operator's inputs and outputs.</param>
/// <param name="Attributes">Attributes besides <c>hidden_size</c>.</param>
internal sealed record CellOperator(string Name, IReadOnlyList<GateBlock> Blocks, IReadOnlyList<string> States, IReadOnlyList<AttributeProto> Attributes)
{
    private static readonly Dictionary<RecurrentCell, CellOperator> All = new()
    {
        [RecurrentCell.Tanh] = new("RNN", [new(0)], ["h"], [NodeAttributes.Strings("activations", "Tanh")]),
        [RecurrentCell.Relu] = new("RNN", [new(0)], ["h"], [NodeAttributes.Strings("activations", "Relu")]),

        // The operator wants i, o, f, c(andidate); a model has i, f, g(candidate), o. Its activations are those that it has anyway.
        [RecurrentCell.Lstm] = new("LSTM", [new(0), new(3), new(1), new(2)], ["h", "c"], []),

        // The operator wants z, r, h(idden candidate); a model has r, z, n. Its reset gate multiplies the product, not h before it.
        [RecurrentCell.Gru] = new("GRU", [new(1), new(0), new(2)], ["h"], [NodeAttributes.Int("linear_before_reset", 1)]),

        // The operator couples the gates the other way round, f = 1 − i, and reads no block for f; a model has f, g(candidate), o, and i = 1 − f. Since σ(−z) = 1 − σ(z),
        // the forget gate stands negated where the operator wants i. In the place of f it stands as it is: what ignores the attribute computes the same.
        [RecurrentCell.Cifg] = new("LSTM", [new(0, IsNegated: true), new(2), new(0), new(1)], ["h", "c"], [NodeAttributes.Int("input_forget", 1)]),
    };

    /// <summary>The operator of a cell.</summary>
    public static CellOperator Of(RecurrentCell cell) => All[cell];
}
