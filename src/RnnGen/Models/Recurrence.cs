namespace RnnGen;

/// <summary>Everything that the runtime knows about a cell: the only place here that depends on which cell it is.</summary>
/// <param name="Gates">g: products per unit, which is also the number of blocks of H rows in the weights.</param>
/// <param name="HasCandidateBias">Whether a layer has, besides b, a bias bhn that cannot be summed into it.</param>
/// <param name="RecurrentDiagonal">a, if Whh is initialised to a times the identity; null if it is initialised uniformly like other weights.</param>
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

    /// <summary>Returns the recurrence of a cell.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cell.</exception>
    public static Recurrence Of(RecurrentCell cell) =>
        All.TryGetValue(cell, out Recurrence? recurrence) ? recurrence : throw new ArgumentOutOfRangeException(nameof(cell), cell, $"RecurrentCell has no value {(int)cell}.");
}
