using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>One pass over the vocabulary for 16 sessions at once, in blocks of 256 words (16 KiB of logits); what <see cref="LogitBlocks"/> is for one.</summary>
internal sealed class GroupLogitBlocks
{
    private const int PanelsPerBlock = 16;
    private const int PanelFloats = RnnNetwork.GroupRows * RnnNetwork.PanelWidth;

    private readonly AlignedBuffer _logits = new(PanelsPerBlock * PanelFloats);
    private GroupState? _state;
    private int _wordCount;
    private int _nextPanel;
    private int _panelCount;

    /// <summary>Bytes of the logits of one block, [panels][16][16].</summary>
    public const int SizeInBytes = PanelsPerBlock * PanelFloats * sizeof(float);

    /// <summary>The word of the block's first logit.</summary>
    public int FirstWord => (_nextPanel - _panelCount) * RnnNetwork.PanelWidth;

    /// <summary>Begins a pass.</summary>
    /// <param name="state">The sessions.</param>
    /// <param name="wordCount">Words of the vocabulary.</param>
    public void Begin(GroupState state, int wordCount)
    {
        _state = state;
        _wordCount = wordCount;
        _nextPanel = 0;
    }

    /// <summary>Computes the next block; false at the end of the vocabulary.</summary>
    public bool MoveNext()
    {
        int panels = (_wordCount + RnnNetwork.PanelWidth - 1) / RnnNetwork.PanelWidth;
        _panelCount = Math.Min(PanelsPerBlock, panels - _nextPanel);
        if (_panelCount <= 0)
        {
            return false;
        }

        _state!.Logits(_logits.Span, _nextPanel, _panelCount);
        _nextPanel += _panelCount;
        ExcludeLanesWithoutWord();
        return true;
    }

    /// <summary>One session's logits of the block; valid until the next call.</summary>
    public LogitRow Row(int row) => new(_logits.Span[(row * RnnNetwork.PanelWidth)..(_panelCount * PanelFloats)], PanelFloats);

    /// <summary>After the last word: −∞ in every row.</summary>
    private void ExcludeLanesWithoutWord()
    {
        int lanes = (_nextPanel * RnnNetwork.PanelWidth) - _wordCount;
        for (int row = 0; row < RnnNetwork.GroupRows && lanes > 0; row++)
        {
            int end = ((_panelCount - 1) * PanelFloats) + ((row + 1) * RnnNetwork.PanelWidth);
            _logits.Span[(end - lanes)..end].Fill(float.NegativeInfinity);
        }
    }
}
