using System.Numerics;

namespace RnnGen.Reference;

/// <summary>
/// Long short-term memory with coupled input and forget gates, gates in the order f, g, o; the input gate is 1 − f:
/// f = σ(z_f), g = tanh(z_g), o = σ(z_o); c_t = f ∘ c_{t−1} + (1 − f) ∘ g; h_t = o ∘ tanh(c_t).
/// A record is h, c, f, g, o, each [H].
/// </summary>
internal sealed class CifgLayer<T>(ModelShape shape, int layer) : RecurrentLayer<T>(shape, layer, gates: 3)
    where T : IBinaryFloatingPointIeee754<T>
{
    public override int StateSize => 2 * HiddenSize;

    public override int RecordSize => 5 * HiddenSize;

    public override void Step(LayerInput<T> x, ReadOnlySpan<T> previous, Span<T> current)
    {
        int size = HiddenSize;
        ReadOnlySpan<T> hPrev = previous[..size];
        for (int unit = 0; unit < size; unit++)
        {
            T f = Sigmoid(PreActivation(unit, x, hPrev));
            T g = T.Tanh(PreActivation(size + unit, x, hPrev));
            T o = Sigmoid(PreActivation((2 * size) + unit, x, hPrev));

            T cPrev = previous[size + unit];
            T c = (f * cPrev) + ((T.One - f) * g);
            T h = o * T.Tanh(c);

            current[unit] = h;
            current[size + unit] = c;
            current[(2 * size) + unit] = f;
            current[(3 * size) + unit] = g;
            current[(4 * size) + unit] = o;
        }
    }

    public override void StepBackward(LayerInput<T> x, ReadOnlySpan<T> previous, ReadOnlySpan<T> current, ReadOnlySpan<T> dState, Span<T> dPrevious)
    {
        int size = HiddenSize;
        ReadOnlySpan<T> hPrev = previous[..size];
        Span<T> dhPrev = dPrevious[..size];
        for (int unit = 0; unit < size; unit++)
        {
            T cPrev = previous[size + unit];
            T c = current[size + unit];
            T f = current[(2 * size) + unit];
            T g = current[(3 * size) + unit];
            T o = current[(4 * size) + unit];

            // forward: h = o tanh(c); hence do = dh tanh(c), dc += dh o (1 − tanh²(c))
            T tanhC = T.Tanh(c);
            T dh = dState[unit];
            T dOutput = dh * tanhC;
            T dc = dState[size + unit] + (dh * o * (T.One - (tanhC * tanhC)));

            // forward: c = f cPrev + (1 − f) g; hence df = dc (cPrev − g), dcPrev = dc f, dg = dc (1 − f)
            T dForget = dc * (cPrev - g);
            T dCandidate = dc * (T.One - f);
            dPrevious[size + unit] += dc * f;

            // forward: σ(z) = s, tanh(z) = g; hence dz = ds s (1 − s), dz = dg (1 − g²)
            PreActivationBackward(unit, dForget * f * (T.One - f), x, hPrev, dhPrev);
            PreActivationBackward(size + unit, dCandidate * (T.One - (g * g)), x, hPrev, dhPrev);
            PreActivationBackward((2 * size) + unit, dOutput * o * (T.One - o), x, hPrev, dhPrev);
        }
    }
}
