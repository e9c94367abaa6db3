using System.Numerics;

namespace RnnGen.Reference;

/// <summary>h_t = tanh(z_t), z_t = Wxh·x_t + Whh·h_{t−1} + b; the lecture's s_t = f(U·x_t + W·s_{t−1}). A record is h [H].</summary>
internal sealed class TanhLayer<T>(ModelShape shape, int layer) : RecurrentLayer<T>(shape, layer, gates: 1)
    where T : IBinaryFloatingPointIeee754<T>
{
    public override int StateSize => HiddenSize;

    public override int RecordSize => HiddenSize;

    public override void Step(LayerInput<T> x, ReadOnlySpan<T> previous, Span<T> current)
    {
        for (int unit = 0; unit < HiddenSize; unit++)
            current[unit] = T.Tanh(PreActivation(unit, x, previous));
    }

    public override void StepBackward(LayerInput<T> x, ReadOnlySpan<T> previous, ReadOnlySpan<T> current, ReadOnlySpan<T> dState, Span<T> dPrevious)
    {
        for (int unit = 0; unit < HiddenSize; unit++)
        {
            // forward: h = tanh(z); hence dz = dh (1 − h²)
            T h = current[unit];
            PreActivationBackward(unit, dState[unit] * (T.One - (h * h)), x, previous, dPrevious);
        }
    }
}
