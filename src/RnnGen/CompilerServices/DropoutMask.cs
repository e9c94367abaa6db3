using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnGen.CompilerServices;

/// <summary>
/// Inverted dropout at one place in the network in one training step: x' = m ∘ x / (1 − p), where each element of m is 0 with probability p, else 1
/// (Srivastava et al. 2014, "Dropout: a simple way to prevent neural networks from overfitting"). x' has the mean of x, so that inference needs no
/// scaling. In the backward pass dx = m ∘ dx' / (1 − p): the same operation.
/// </summary>
/// <remarks>
/// m is a function of seed, step, place and element, and is not stored: the backward pass recomputes it, and threads may share the elements in any
/// way. The emitted passes call it with the matrices of a place, [panels][rows][16], one row per time step and sequence, so that every time step
/// has its own mask. Every member of a team calls it, and each call returns when all have finished. Only generated code calls it, which it trusts: references and sizes are not checked.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DropoutMask
{
    private const int CountersOfARow = 4;

    private readonly ulong _seed;
    private readonly ulong _step;
    private readonly uint _place;

    /// <summary>p·2³²: an element is dropped when its random bits are below it.</summary>
    private readonly uint _threshold;

    /// <summary>1 / (1 − p).</summary>
    private readonly float _scale;

    internal DropoutMask(float rate, ulong seed, ulong step, uint place)
    {
        _seed = seed;
        _step = step;
        _place = place;
        _threshold = (uint)(rate * 4294967296.0);
        _scale = 1 / (1 - rate);
    }

    /// <summary>Returns x' of a layer's values, which stay unchanged: <paramref name="copy"/>, or the values themselves where nothing is dropped.</summary>
    /// <param name="values">x, in panels.</param>
    /// <param name="copy">Receives x' where something is dropped.</param>
    /// <param name="panels">Panels of 16 columns.</param>
    /// <param name="rows">Rows of a panel.</param>
    /// <param name="panelStride">Floats from one panel to the next, of both.</param>
    /// <param name="member">The member whose share to compute.</param>
    public ref float Drop(ref float values, ref float copy, nuint panels, nuint rows, nuint panelStride, TeamMember member)
    {
        if (_threshold == 0)
        {
            return ref values;
        }

        Apply(ref values, ref copy, panels, rows, panelStride, member);
        member.Barrier();
        return ref copy;
    }

    /// <summary>Computes x' from x, or dx from dx', in place; does nothing where nothing is dropped.</summary>
    /// <param name="values">x or dx', in panels.</param>
    /// <param name="panels">Panels of 16 columns.</param>
    /// <param name="rows">Rows of a panel.</param>
    /// <param name="panelStride">Floats from one panel to the next.</param>
    /// <param name="member">The member whose share to compute.</param>
    public void Drop(ref float values, nuint panels, nuint rows, nuint panelStride, TeamMember member) =>
        Drop(ref values, ref values, panels, rows, panelStride, member);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Apply(ref float values, ref float result, nuint panels, nuint rows, nuint panelStride, TeamMember member)
    {
        Vector256<ulong> lanes = Vector256.Create(0ul, 1, 2, 3);
        Vector256<ulong> place = Vector256.Create((ulong)_place), stepLow = Vector256.Create(_step), stepHigh = Vector256.Create(_step >> 32);
        Vector256<uint> threshold = Vector256.Create(_threshold);
        Vector256<float> scale = Vector256.Create(_scale);
        ulong seed = _seed;
        for (TeamShare share = member.Share(rows); share.MoveToRange();)
        {
            nuint end = share.End;
            for (nuint panel = 0; panel < panels; panel++)
            {
                for (nuint row = share.Current; row < end; row++)
                {
                    // Four counters give the bits for the 16 floats of a panel's row.
                    Vector256<ulong> counter = Vector256.Create((ulong)((panel * rows) + row) * CountersOfARow) + lanes;
                    (Vector256<uint> low, Vector256<uint> high) = Philox.Bits(counter, place, stepLow, stepHigh, seed);
                    nuint offset = (panel * panelStride) + (row * RnnNetwork.PanelWidth);
                    Kept(Vector256.LoadUnsafe(ref values, offset) * scale, low, threshold).StoreUnsafe(ref result, offset);
                    Kept(Vector256.LoadUnsafe(ref values, offset + 8) * scale, high, threshold).StoreUnsafe(ref result, offset + 8);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Kept(Vector256<float> value, Vector256<uint> bits, Vector256<uint> threshold) =>
        value & Vector256.GreaterThanOrEqual(bits, threshold).AsSingle();
}
