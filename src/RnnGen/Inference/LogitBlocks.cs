using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>
/// One pass over the vocabulary in blocks of 1,024 words, so that the logits are used while they are in the L1 cache and are never all stored
/// at once. Lanes after the last word of the vocabulary hold −∞: they win no comparison and add e^−∞ = 0 to a sum.
/// </summary>
internal ref struct LogitBlocks
{
    /// <summary>Panels of a block.</summary>
    public const int PanelsPerBlock = 64;

    /// <summary>Floats of a block, 4 KiB.</summary>
    public const int BlockFloats = PanelsPerBlock * RnnNetwork.PanelWidth;

    private readonly RecurrentState _state;
    private readonly Span<float> _buffer;
    private readonly int _wordCount;
    private int _nextPanel;

    /// <summary>Begins a pass.</summary>
    /// <param name="state">The state to predict from; its logit buffer holds at least <see cref="BlockFloats"/>.</param>
    /// <param name="wordCount">Words of the vocabulary.</param>
    public LogitBlocks(RecurrentState state, int wordCount)
    {
        _state = state;
        _buffer = state.LogitBuffer;
        _wordCount = wordCount;
    }

    /// <summary>The word of the block's first logit.</summary>
    public int FirstWord { get; private set; }

    /// <summary>The block's logits: a multiple of 16; the caller may overwrite them.</summary>
    public Span<float> Logits { get; private set; }

    /// <summary><see cref="Logits"/> as a row of panels.</summary>
    public readonly LogitRow Row => new(Logits);

    /// <summary>The block's logits without the lanes after the last word.</summary>
    public readonly Span<float> WordLogits => Logits[..Math.Min(Logits.Length, _wordCount - FirstWord)];

    /// <summary>Computes the next block; false at the end of the vocabulary.</summary>
    public bool MoveNext()
    {
        int panels = (_wordCount + RnnNetwork.PanelWidth - 1) / RnnNetwork.PanelWidth;
        int panelCount = Math.Min(PanelsPerBlock, panels - _nextPanel);
        if (panelCount <= 0)
        {
            return false;
        }

        FirstWord = _nextPanel * RnnNetwork.PanelWidth;
        Logits = _buffer[..(panelCount * RnnNetwork.PanelWidth)];
        _state.Logits(Logits, _nextPanel, panelCount);
        _nextPanel += panelCount;
        Logits[WordLogits.Length..].Fill(float.NegativeInfinity);
        return true;
    }
}
