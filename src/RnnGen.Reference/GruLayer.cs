using System.Numerics;

namespace RnnGen.Reference;

/// <summary>
/// Gated recurrent unit, gates in the order r, z, n; the reset gate multiplies the candidate's recurrent side m after the product:
/// r = σ(z_r), z = σ(z_z), m = Whn·h_{t−1} + bhn, n = tanh(Wxn·x_t + bxn + r ∘ m); h_t = (1 − z) ∘ n + z ∘ h_{t−1}.
/// A record is h, r, z, n, m, each [H].
/// </summary>
internal sealed class GruLayer<T>(ModelShape shape, int layer) : RecurrentLayer<T>(shape, layer, gates: 3)
    where T : IBinaryFloatingPointIeee754<T>
{
    public override int StateSize => HiddenSize;

    public override int RecordSize => 5 * HiddenSize;

    public override void Step(LayerInput<T> x, ReadOnlySpan<T> previous, Span<T> current)
    {
        int size = HiddenSize;
        ReadOnlySpan<T> hPrev = previous[..size];
        for (int unit = 0; unit < size; unit++)
        {
            T r = Sigmoid(PreActivation(unit, x, hPrev));
            T z = Sigmoid(PreActivation(size + unit, x, hPrev));
            T m = RecurrentSide((2 * size) + unit, hPrev);
            T n = T.Tanh(InputSide((2 * size) + unit, x) + (r * m));

            current[unit] = ((T.One - z) * n) + (z * hPrev[unit]);
            current[size + unit] = r;
            current[(2 * size) + unit] = z;
            current[(3 * size) + unit] = n;
            current[(4 * size) + unit] = m;
        }
    }

    public override void StepBackward(LayerInput<T> x, ReadOnlySpan<T> previous, ReadOnlySpan<T> current, ReadOnlySpan<T> dState, Span<T> dPrevious)
    {
        int size = HiddenSize;
        ReadOnlySpan<T> hPrev = previous[..size];
        Span<T> dhPrev = dPrevious[..size];
        for (int unit = 0; unit < size; unit++)
        {
            T r = current[size + unit];
            T z = current[(2 * size) + unit];
            T n = current[(3 * size) + unit];
            T m = current[(4 * size) + unit];

            // forward: h = (1 − z) n + z hPrev; hence dn = dh (1 − z), dz = dh (hPrev − n), dhPrev += dh z
            T dh = dState[unit];
            T dCandidate = dh * (T.One - z);
            T dUpdate = dh * (hPrev[unit] - n);
            dhPrev[unit] += dh * z;

            // forward: n = tanh(z_n + r m); hence dz_n = dn (1 − n²), dr = dz_n m, dm = dz_n r
            T dzCandidate = dCandidate * (T.One - (n * n));
            T dReset = dzCandidate * m;
            InputSideBackward((2 * size) + unit, dzCandidate, x);
            RecurrentSideBackward((2 * size) + unit, dzCandidate * r, hPrev, dhPrev);

            // forward: σ(z) = s; hence dz = ds s (1 − s)
            PreActivationBackward(unit, dReset * r * (T.One - r), x, hPrev, dhPrev);
            PreActivationBackward(size + unit, dUpdate * z * (T.One - z), x, hPrev, dhPrev);
        }
    }
}
