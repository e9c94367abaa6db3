using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnGen.CompilerServices;

/// <summary>
/// Activation regularisation and temporal activation regularisation (Merity, McCann and Socher 2017, "Revisiting activation regularization for language RNNs"):
/// E += α·mean(h'²) over what the output layer reads, after dropout, and E += β·mean((h_{t+1} − h_t)²) over h of the top layer before it. Means are over rows
/// and units. Every member of a team calls the methods, and each call returns when all have finished. Only generated code calls them, which they trust: references and sizes are not checked.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ActivationPenalties
{
    private readonly float _activation;
    private readonly float _temporal;

    /// <summary>The penalties of given weights.</summary>
    /// <param name="activation">α, at least 0.</param>
    /// <param name="temporal">β, at least 0.</param>
    internal ActivationPenalties(float activation, float temporal)
    {
        _activation = activation;
        _temporal = temporal;
    }

    /// <summary>dh' += 2α·h' / (rows·units).</summary>
    /// <param name="hidden">h', in panels.</param>
    /// <param name="gradient">dh', in panels.</param>
    /// <param name="units">H; the columns beyond are padding, which is 0.</param>
    /// <param name="rows">Rows of a panel.</param>
    /// <param name="panelStride">Floats from one panel of h' to the next.</param>
    /// <param name="gradientStride">Floats from one panel of dh' to the next.</param>
    /// <param name="member">The member whose share to compute.</param>
    public void AddGradient(ref float hidden, ref float gradient, nuint units, nuint rows, nuint panelStride, nuint gradientStride, TeamMember member)
    {
        if (_activation == 0)
        {
            return;
        }

        Vector256<float> coefficient = Vector256.Create((float)(2.0 * _activation / ((double)rows * units)));
        for (TeamShare share = member.Share(rows); share.MoveToRange();)
        {
            for (nuint panel = 0; panel < PanelsOf(units); panel++)
            {
                ref float h = ref Unsafe.Add(ref hidden, panel * panelStride), dh = ref Unsafe.Add(ref gradient, panel * gradientStride);
                for (nuint i = share.Current * RnnNetwork.PanelWidth; i < share.End * RnnNetwork.PanelWidth; i += (nuint)Vector256<float>.Count)
                {
                    VectorMath.MultiplyAdd(coefficient, Vector256.LoadUnsafe(ref h, i), Vector256.LoadUnsafe(ref dh, i)).StoreUnsafe(ref dh, i);
                }
            }
        }

        member.Barrier();
    }

    /// <summary>dh_t += 2β·((h_t − h_{t−1}) + (h_t − h_{t+1})) / ((T − 1)·B·units), without the first bracket for the first step and without the second for the last.</summary>
    /// <param name="hidden">h of steps 1 … T, in panels.</param>
    /// <param name="gradient">dh, in panels.</param>
    /// <param name="units">H; the columns beyond are padding, which is 0.</param>
    /// <param name="rows">T·B.</param>
    /// <param name="sequences">B: rows from one step to the next.</param>
    /// <param name="panelStride">Floats from one panel of h to the next.</param>
    /// <param name="gradientStride">Floats from one panel of dh to the next.</param>
    /// <param name="member">The member whose share to compute.</param>
    public void AddTemporalGradient(ref float hidden, ref float gradient, nuint units, nuint rows, nuint sequences, nuint panelStride, nuint gradientStride, TeamMember member)
    {
        if (_temporal == 0 || rows == sequences)
        {
            return;
        }

        Vector256<float> coefficient = Vector256.Create((float)(2.0 * _temporal / ((double)(rows - sequences) * units)));
        nuint step = sequences * RnnNetwork.PanelWidth, end = rows * RnnNetwork.PanelWidth;
        for (TeamShare share = member.Share(rows); share.MoveToRange();)
        {
            for (nuint panel = 0; panel < PanelsOf(units); panel++)
            {
                ref float h = ref Unsafe.Add(ref hidden, panel * panelStride), dh = ref Unsafe.Add(ref gradient, panel * gradientStride);
                for (nuint i = share.Current * RnnNetwork.PanelWidth; i < share.End * RnnNetwork.PanelWidth; i += (nuint)Vector256<float>.Count)
                {
                    Vector256<float> current = Vector256.LoadUnsafe(ref h, i);
                    Vector256<float> fromPrevious = i < step ? Vector256<float>.Zero : current - Vector256.LoadUnsafe(ref h, i - step);
                    Vector256<float> toNext = i + step < end ? current - Vector256.LoadUnsafe(ref h, i + step) : Vector256<float>.Zero;
                    VectorMath.MultiplyAdd(coefficient, fromPrevious + toNext, Vector256.LoadUnsafe(ref dh, i)).StoreUnsafe(ref dh, i);
                }
            }
        }

        member.Barrier();
    }

    private static nuint PanelsOf(nuint units) => (units + RnnNetwork.PanelWidth - 1) / RnnNetwork.PanelWidth;
}
