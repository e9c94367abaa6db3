using System.ComponentModel;
using System.Diagnostics;
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
/// way. The emitted passes call it with the matrices of a place, [panels][rows][16]. A row belongs to a time step of a sequence, which has its own mask or that of its sequence
/// (Gal and Ghahramani 2016, "A theoretically grounded application of dropout in recurrent neural networks"); or the matrix is one of weights.
/// Every member of a team calls it, and each call returns when all have finished. Only generated code calls it, which it trusts: references and sizes are not checked.
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

    /// <summary>B where every time step of a sequence has the same mask, else 0.</summary>
    private readonly uint _sequences;

    private readonly uint _wordPlace;

    /// <summary>The same as <see cref="_threshold"/> and <see cref="_scale"/> for whole words.</summary>
    private readonly uint _wordThreshold;
    private readonly float _wordScale;

    /// <summary>The word of each row.</summary>
    private readonly int[]? _words;

    internal DropoutMask(float rate, ulong seed, ulong step, uint place, uint sequences = 0)
    {
        _seed = seed;
        _step = step;
        _place = place;
        _threshold = Threshold(rate);
        _scale = 1 / (1 - rate);
        _sequences = sequences;
    }

    private DropoutMask(in DropoutMask elements, float rate, uint place, int[]? words)
    {
        this = elements;
        _wordPlace = place;
        _wordThreshold = words is null ? 0 : Threshold(rate);
        _wordScale = 1 / (1 - rate);
        _words = words;
    }

    private bool DropsNothing => _threshold == 0 && _wordThreshold == 0;

    /// <summary>Returns x' of a layer's values, which stay unchanged: <paramref name="copy"/>, or the values themselves where nothing is dropped.</summary>
    /// <param name="values">x, in panels.</param>
    /// <param name="copy">Receives x' where something is dropped.</param>
    /// <param name="panels">Panels of 16 columns.</param>
    /// <param name="rows">Rows of a panel.</param>
    /// <param name="panelStride">Floats from one panel to the next, of both.</param>
    /// <param name="member">The member whose share to compute.</param>
    public ref float Drop(ref float values, ref float copy, nuint panels, nuint rows, nuint panelStride, TeamMember member)
    {
        if (DropsNothing)
        {
            return ref values;
        }

        for (TeamShare share = member.Share(rows); share.MoveToRange();)
        {
            for (nuint panel = 0; panel < panels; panel++)
            {
                DropRows(ref Unsafe.Add(ref values, panel * panelStride), ref Unsafe.Add(ref copy, panel * panelStride), panel * RowsOfMask(rows), share.Current, share.End);
            }

            DropWords(ref copy, panels, share.Current, share.End, panelStride);
        }

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

    /// <summary>The same for a range of panels, which one thread computes for itself.</summary>
    /// <param name="values">x or dx', in panels.</param>
    /// <param name="rows">Rows of a panel.</param>
    /// <param name="panelStride">Floats from one panel to the next.</param>
    /// <param name="firstPanel">The first panel.</param>
    /// <param name="endPanel">The panel after the last.</param>
    public void DropPanels(ref float values, nuint rows, nuint panelStride, nuint firstPanel, nuint endPanel)
    {
        for (nuint panel = firstPanel; panel < endPanel; panel++)
        {
            ref float first = ref Unsafe.Add(ref values, panel * panelStride);
            DropRows(ref first, ref first, panel * RowsOfMask(rows), 0, rows);
        }
    }

    /// <summary>This mask, and besides one that drops all of a word's occurrences in a step, or none (Gal and Ghahramani 2016); for values that are dropped in place.</summary>
    /// <param name="rate">p of a word.</param>
    /// <param name="place">A place of its own.</param>
    /// <param name="words">The word of each row; null to drop none.</param>
    internal DropoutMask ForWords(float rate, uint place, int[]? words) => new(this, rate, place, words);

    private static uint Threshold(float rate) => (uint)(rate * 4294967296.0);

    private nuint RowsOfMask(nuint rows) => _sequences == 0 ? rows : _sequences;

    /// <summary>Drops elements of some rows of a panel.</summary>
    /// <param name="values">The first row of the panel.</param>
    /// <param name="result">Where its result goes.</param>
    /// <param name="firstMaskRow">Rows of masks before those of the panel.</param>
    /// <param name="first">The first row to compute.</param>
    /// <param name="end">The row after the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DropRows(ref float values, ref float result, nuint firstMaskRow, nuint first, nuint end)
    {
        if (_threshold == 0)
        {
            Debug.Assert(Unsafe.AreSame(ref values, ref result), "Words alone are dropped in place.");
            return;
        }

        Vector256<ulong> lanes = Vector256.Create(0ul, 1, 2, 3);
        Vector256<ulong> place = Vector256.Create((ulong)_place), stepLow = Vector256.Create(_step), stepHigh = Vector256.Create(_step >> 32);
        Vector256<uint> threshold = Vector256.Create(_threshold);
        Vector256<float> scale = Vector256.Create(_scale);
        ulong seed = _seed;
        nuint sequences = _sequences, maskRow = sequences == 0 ? first : first % sequences;
        for (nuint row = first; row < end; row++)
        {
            // Four counters give the bits for the 16 floats of a panel's row.
            Vector256<ulong> counter = Vector256.Create((ulong)(firstMaskRow + maskRow) * CountersOfARow) + lanes;
            (Vector256<uint> low, Vector256<uint> high) = Philox.Bits(counter, place, stepLow, stepHigh, seed);
            nuint offset = row * RnnNetwork.PanelWidth;
            Kept(Vector256.LoadUnsafe(ref values, offset) * scale, low, threshold).StoreUnsafe(ref result, offset);
            Kept(Vector256.LoadUnsafe(ref values, offset + 8) * scale, high, threshold).StoreUnsafe(ref result, offset + 8);
            if (++maskRow == sequences)
            {
                maskRow = 0;
            }
        }
    }

    private void DropWords(ref float values, nuint panels, nuint first, nuint end, nuint panelStride)
    {
        if (_wordThreshold == 0)
        {
            return;
        }

        for (nuint row = first; row < end; row++)
        {
            Vector256<float> scale = Vector256.Create(ScaleOf(_words![(int)row]));
            for (nuint panel = 0; panel < panels; panel++)
            {
                nuint offset = (panel * panelStride) + (row * RnnNetwork.PanelWidth);
                (Vector256.LoadUnsafe(ref values, offset) * scale).StoreUnsafe(ref values, offset);
                (Vector256.LoadUnsafe(ref values, offset + 8) * scale).StoreUnsafe(ref values, offset + 8);
            }
        }
    }

    /// <summary>0 for a word that is dropped, else 1 / (1 − p).</summary>
    private float ScaleOf(int word)
    {
        (Vector256<uint> bits, _) = Philox.Bits(
            Vector256.Create((ulong)word), Vector256.Create((ulong)_wordPlace), Vector256.Create(_step), Vector256.Create(_step >> 32), _seed);
        return bits[0] < _wordThreshold ? 0 : _wordScale;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Kept(Vector256<float> value, Vector256<uint> bits, Vector256<uint> threshold) =>
        value & Vector256.GreaterThanOrEqual(bits, threshold).AsSingle();
}
