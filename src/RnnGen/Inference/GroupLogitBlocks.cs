namespace RnnGen;

/// <summary>One pass over the vocabulary for 16 sessions at once, in blocks of 256 words; what <see cref="LogitBlocks"/> is for one.</summary>
internal sealed class GroupLogitBlocks(int wordCount)
{
    private const int PanelsPerBlock = LogitBlocks.PanelsPerBlock;
    private const int PanelFloats = RnnNetwork.GroupRows * RnnNetwork.PanelWidth;

    private readonly AlignedBuffer _logits = new(PanelsPerBlock * PanelFloats);
    private readonly AlignedBuffer _row = new(PanelsPerBlock * RnnNetwork.PanelWidth);
    private GroupState? _state;
    private int _nextPanel;
    private int _panelCount;

    /// <summary>Bytes of the logits of one block.</summary>
    public const int SizeInBytes = ((PanelsPerBlock * PanelFloats) + (PanelsPerBlock * RnnNetwork.PanelWidth)) * sizeof(float);

    /// <summary>The word of the block's first logit.</summary>
    public int FirstWord => (_nextPanel - _panelCount) * RnnNetwork.PanelWidth;

    /// <summary>Begins a pass.</summary>
    public void Begin(GroupState state)
    {
        _state = state;
        _nextPanel = 0;
    }

    /// <summary>Computes the next block; false at the end of the vocabulary.</summary>
    public bool MoveNext()
    {
        int panels = (wordCount + RnnNetwork.PanelWidth - 1) / RnnNetwork.PanelWidth;
        _panelCount = Math.Min(PanelsPerBlock, panels - _nextPanel);
        if (_panelCount <= 0)
        {
            return false;
        }

        _state!.Logits(_logits.Span, _nextPanel, _panelCount);
        _nextPanel += _panelCount;
        return true;
    }

    /// <summary>One session's logits of the block: a multiple of 16, −∞ behind the last word; valid until the next call, and may be overwritten.</summary>
    public Span<float> Row(int row)
    {
        Span<float> logits = _row.Span[..(_panelCount * RnnNetwork.PanelWidth)];
        for (int panel = 0; panel < _panelCount; panel++)
        {
            _logits.Span.Slice((panel * PanelFloats) + (row * RnnNetwork.PanelWidth), RnnNetwork.PanelWidth).CopyTo(logits[(panel * RnnNetwork.PanelWidth)..]);
        }

        logits[Math.Min(logits.Length, wordCount - FirstWord)..].Fill(float.NegativeInfinity);
        return logits;
    }
}
