using System.Numerics;

namespace RnnGen.Reference;

/// <summary>h_t = max(0, z_t), z_t = Wxh·x_t + Whh·h_{t−1} + b. A record is h [H].</summary>
internal sealed class ReluLayer<T>(ModelShape shape, int layer) : RecurrentLayer<T>(shape, layer, gates: 1)
    where T : IBinaryFloatingPointIeee754<T>
{
    public override int StateSize => HiddenSize;

    public override int RecordSize => HiddenSize;

    public override void Step(LayerInput<T> x, ReadOnlySpan<T> previous, Span<T> current)
    {
        for (int unit = 0; unit < HiddenSize; unit++)
            current[unit] = T.Max(T.Zero, PreActivation(unit, x, previous));
    }

    public override void StepBackward(LayerInput<T> x, ReadOnlySpan<T> previous, ReadOnlySpan<T> current, ReadOnlySpan<T> dState, Span<T> dPrevious)
    {
        for (int unit = 0; unit < HiddenSize; unit++)
        {
            // forward: h = max(0, z); hence dz = dh where h > 0, and 0 elsewhere (at the kink too, as in PyTorch)
            T dz = current[unit] > T.Zero ? dState[unit] : T.Zero;
            PreActivationBackward(unit, dz, x, previous, dPrevious);
        }
    }
}
