namespace RnnGen;

/// <summary>All that the runtime knows of a cell: the one place here that asks which it is.</summary>
/// <param name="Gates">g: products per unit, and so blocks of H rows in the weights.</param>
/// <param name="HasCandidateBias">Whether a layer has a bias bhn beside b: one that cannot be summed into it.</param>
/// <param name="RecurrentDiagonal">a, where Whh begins as a times the identity; null where it begins uniform as other weights do.</param>
internal sealed record Recurrence(int Gates, bool HasCandidateBias = false, float? RecurrentDiagonal = null)
{
    private static readonly Dictionary<RecurrentCell, Recurrence> All = new()
    {
        [RecurrentCell.Tanh] = new(Gates: 1),
        [RecurrentCell.Relu] = new(Gates: 1, RecurrentDiagonal: 0.25f),
        [RecurrentCell.Lstm] = new(Gates: 4),
        [RecurrentCell.Gru] = new(Gates: 3, HasCandidateBias: true),
        [RecurrentCell.Cifg] = new(Gates: 3),
    };

    /// <summary>The recurrence of a cell.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cell.</exception>
    public static Recurrence Of(RecurrentCell cell) =>
        All.TryGetValue(cell, out Recurrence? recurrence) ? recurrence : throw new ArgumentOutOfRangeException(nameof(cell), cell, $"RecurrentCell has no value {(int)cell}.");
}
