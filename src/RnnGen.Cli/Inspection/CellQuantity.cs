namespace RnnGen.Cli;

/// <summary>A quantity that a cell computes for each unit at each word.</summary>
/// <param name="Name">Its letter in the equations.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Block">The block of H values in the layer's record that holds it, from 0.</param>
internal sealed record CellQuantity(string Name, QuantityKind Kind, int Block)
{
    /// <summary>Returns what a cell computes, in the order of its equations.</summary>
    public static IReadOnlyList<CellQuantity> Of(RecurrentCell cell) => cell switch
    {
        RecurrentCell.Tanh => [new("h", QuantityKind.Activation, 0)],
        RecurrentCell.Relu => [new("h", QuantityKind.Rectifier, 0)],
        RecurrentCell.Lstm =>
        [
            new("i", QuantityKind.Gate, 2),
            new("f", QuantityKind.Gate, 3),
            new("g", QuantityKind.Activation, 4),
            new("o", QuantityKind.Gate, 5),
            new("c", QuantityKind.Memory, 1),
            new("h", QuantityKind.Activation, 0),
        ],
        RecurrentCell.Gru =>
        [
            new("r", QuantityKind.Gate, 1),
            new("z", QuantityKind.Gate, 2),
            new("n", QuantityKind.Activation, 3),
            new("h", QuantityKind.Activation, 0),
        ],
        RecurrentCell.Cifg =>
        [
            new("f", QuantityKind.Gate, 2),
            new("g", QuantityKind.Activation, 3),
            new("o", QuantityKind.Gate, 4),
            new("c", QuantityKind.Memory, 1),
            new("h", QuantityKind.Activation, 0),
        ],
        _ => throw new FailureException($"the gates of the cell {cell} cannot be shown."),
    };
}
