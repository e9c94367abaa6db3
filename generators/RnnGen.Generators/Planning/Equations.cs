namespace RnnGen.Generators;

/// <summary>The equations that stand above emitted methods.</summary>
internal static class Equations
{
    public static string Update(CellKind cell) => cell switch
    {
        CellKind.Lstm => "i = σ(zi), f = σ(zf), g = tanh(zg), o = σ(zo); c = f ∘ cPrev + i ∘ g; h = o ∘ tanh(c).",
        CellKind.Gru => "r = σ(zr), z = σ(zz), n = tanh(zn + r ∘ m); h = (1 − z) ∘ n + z ∘ hPrev.",
        CellKind.Relu => "h = max(0, z).",
        _ => "h = tanh(z).",
    };

    public static string Activation(CellKind cell) => cell switch
    {
        CellKind.Lstm => "i = σ(zi), f = σ(zf), g = tanh(zg), o = σ(zo); c_t = f ∘ c_{t−1} + i ∘ g; h_t = o ∘ tanh(c_t): eight units of every row.",
        CellKind.Gru => "r = σ(zr), z = σ(zz), n = tanh(zn + r ∘ m); h_t = (1 − z) ∘ n + z ∘ h_{t−1}: sixteen units of every row.",
        CellKind.Relu => "h_t = max(0, z_t): sixteen units of every row.",
        _ => "h_t = tanh(z_t): sixteen units of every row.",
    };

    /// <summary>What Whh adds to the pre-activations of one unit group.</summary>
    public static string RecurrentProduct(CellKind cell) => cell == CellKind.Gru
        ? "z_t += Whh·h_{t−1} for the gates r and z of one unit group (the lecture's W·s)."
        : "z_t += Whh·h_{t−1} for one unit group (the lecture's W·s).";

    /// <summary>The same of one word for all units, from what the input brings.</summary>
    public static string Recurrence(CellKind cell) => cell == CellKind.Gru
        ? "z = Whh·hPrev + Wxh·x + b (the lecture's W·s + U·x) for the gates r and z."
        : "z = Whh·hPrev + Wxh·x + b (the lecture's W·s + U·x).";

    /// <summary>The recurrent side of a Gru's candidate.</summary>
    public static string RecurrentCandidate(string previous) => $"m = Whn·{previous} + bhn: the recurrent side of the candidate n, kept apart because the reset gate multiplies it.";

    public static string Gradient(CellKind cell) => cell switch
    {
        CellKind.Lstm => "From dE/dh_t and dE/dc_t to the gradients of the gates' pre-activations: eight units of every row.",
        CellKind.Gru => "From dE/dh_t to the gradients of the gates' pre-activations and of m: sixteen units of every row.",
        _ => "From dE/dh_t to dE/dz_t: sixteen units of every row.",
    };
}
