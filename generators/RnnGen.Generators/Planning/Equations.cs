namespace RnnGen.Generators;

/// <summary>The equations that stand above emitted methods.</summary>
internal static class Equations
{
    public static string Update(CellKind cell) => cell switch
    {
        CellKind.Lstm => "i = σ(zi), f = σ(zf), g = tanh(zg), o = σ(zo); c = f ∘ cPrev + i ∘ g; h = o ∘ tanh(c).",
        CellKind.Relu => "h = max(0, z).",
        _ => "h = tanh(z).",
    };

    public static string Activation(CellKind cell) => cell switch
    {
        CellKind.Lstm => "i = σ(zi), f = σ(zf), g = tanh(zg), o = σ(zo); c_t = f ∘ c_{t−1} + i ∘ g; h_t = o ∘ tanh(c_t): eight units of every row.",
        CellKind.Relu => "h_t = max(0, z_t): sixteen units of every row.",
        _ => "h_t = tanh(z_t): sixteen units of every row.",
    };

    public static string Gradient(CellKind cell) => cell switch
    {
        CellKind.Lstm => "From dE/dh_t and dE/dc_t to the gradients of the gates' pre-activations: eight units of every row.",
        _ => "From dE/dh_t to dE/dz_t: sixteen units of every row.",
    };
}
