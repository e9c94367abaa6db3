using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>
/// The logits of one session over some panels of 16 words. In a group the panels of one session lie apart, with the rows of the other sessions
/// between them. A logit of −∞ stands for a word that takes no part.
/// </summary>
internal readonly ref struct LogitRow
{
    private readonly ref float _first;
    private readonly int _panelStride;

    /// <summary>The logits of a single session, whose panels follow one another.</summary>
    public LogitRow(ReadOnlySpan<float> logits)
        : this(logits, RnnNetwork.PanelWidth)
    {
    }

    /// <summary>A row of a matrix in panels.</summary>
    /// <param name="logits">From the row's first logit to the end of the last panel.</param>
    /// <param name="panelStride">Floats from one panel to the next.</param>
    public LogitRow(ReadOnlySpan<float> logits, int panelStride)
    {
        _first = ref MemoryMarshal.GetReference(logits);
        _panelStride = panelStride;
        PanelCount = (logits.Length + panelStride - 1) / panelStride;
    }

    /// <summary>Number of panels.</summary>
    public int PanelCount { get; }

    /// <summary>The logit of a word, counted from the first of the row.</summary>
    public float this[int word] => Unsafe.Add(ref Panel(word / RnnNetwork.PanelWidth), word % RnnNetwork.PanelWidth);

    /// <summary>The first eight logits of a panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Low(int panel) => Vector256.LoadUnsafe(ref Panel(panel));

    /// <summary>The last eight logits of a panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> High(int panel) => Vector256.LoadUnsafe(ref Panel(panel), (nuint)Vector256<float>.Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref float Panel(int panel) => ref Unsafe.Add(ref _first, panel * _panelStride);
}
