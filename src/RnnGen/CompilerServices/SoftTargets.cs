using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RnnGen.CompilerServices;

/// <summary>
/// What a teacher says of the targets of a step: instead of onehot(target), the network is trained on (1 − λ)·onehot(target) + λ·q (Hinton, Vinyals and Dean 2015,
/// "Distilling the knowledge in a neural network"). <c>default</c> changes nothing. Only generated code calls it, which it trusts: references and sizes are not checked.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SoftTargets
{
    private readonly AlignedBuffer? _probabilities;
    private readonly nuint _stride;
    private readonly float _weight;

    /// <summary>The soft targets of a step.</summary>
    /// <param name="probabilities">q of each row.</param>
    /// <param name="stride">Floats from one row to the next: whole panels.</param>
    /// <param name="weight">λ.</param>
    internal SoftTargets(AlignedBuffer probabilities, int stride, float weight)
    {
        _probabilities = probabilities;
        _stride = (nuint)stride;
        _weight = weight;
    }

    /// <summary>dz += λ·scale·(onehot(target) − q), for some panels of a block of rows; rows without a target have no gradient.</summary>
    /// <param name="gradient">dz of the block, in panels.</param>
    /// <param name="targets">The block's targets.</param>
    /// <param name="scale">What dz is multiplied by.</param>
    /// <param name="firstPanel">The first panel.</param>
    /// <param name="endPanel">The panel after the last.</param>
    /// <param name="firstRow">The block's first row among all.</param>
    /// <param name="panelStride">Floats from one panel of dz to the next.</param>
    public void AddGradient(ref float gradient, ReadOnlySpan<int> targets, float scale, nuint firstPanel, nuint endPanel, nuint firstRow, nuint panelStride)
    {
        if (_probabilities is null)
        {
            return;
        }

        float share = _weight * scale;
        Vector256<float> negative = Vector256.Create(-share);
        for (nuint row = 0; row < (nuint)targets.Length; row++)
        {
            int target = targets[(int)row];
            if (target < 0)
            {
                continue;
            }

            ref float q = ref Unsafe.Add(ref MemoryMarshal.GetReference(_probabilities.Span), (firstRow + row) * _stride);
            ref float dz = ref Unsafe.Add(ref gradient, row * RnnNetwork.PanelWidth);
            for (nuint panel = firstPanel; panel < endPanel; panel++)
            {
                for (nuint lane = 0; lane < RnnNetwork.PanelWidth; lane += (nuint)Vector256<float>.Count)
                {
                    nuint place = (panel * panelStride) + lane;
                    VectorMath.MultiplyAdd(negative, Vector256.LoadUnsafe(ref q, (panel * RnnNetwork.PanelWidth) + lane), Vector256.LoadUnsafe(ref dz, place)).StoreUnsafe(ref dz, place);
                }
            }

            nuint panelOfTarget = (nuint)target / RnnNetwork.PanelWidth;
            if (panelOfTarget >= firstPanel && panelOfTarget < endPanel)
            {
                Unsafe.Add(ref dz, (panelOfTarget * panelStride) + ((nuint)target % RnnNetwork.PanelWidth)) += share;
            }
        }
    }
}
