namespace RnnGen;

/// <summary>
/// h (and c) after the words of one text, with room for logits behind them. A model of n-grams was trained on exactly n words from zero state, so
/// for it the state keeps the last n words instead and replays them from zero when logits are asked for.
/// </summary>
internal sealed class RecurrentState
{
    private readonly BoundNetwork _bound;
    private readonly AlignedBuffer _buffer;
    private readonly int _logitsStart;

    // The last n words in a ring, for a model of n-grams; empty otherwise.
    private readonly int[] _recent;
    private int _next;
    private int _count;
    private bool _isReplayed = true;

    /// <summary>A state of zeros: nothing was read.</summary>
    /// <param name="bound">The network, its parameters and vocabulary.</param>
    /// <param name="logitFloats">Length of <see cref="LogitBuffer"/>: 16 for each panel that one call computes.</param>
    public RecurrentState(BoundNetwork bound, int logitFloats)
    {
        _bound = bound;
        int panels = (bound.Network.Layout.StateFloats + RnnNetwork.PanelWidth - 1) / RnnNetwork.PanelWidth;
        _logitsStart = panels * RnnNetwork.PanelWidth;
        _buffer = new AlignedBuffer(_logitsStart + logitFloats);
        _recent = bound.Network.Shape.Loss == LossPosition.LastStep ? new int[bound.Network.Shape.SequenceLength] : [];
    }

    /// <summary>Room for logits; it begins on a cache line.</summary>
    public Span<float> LogitBuffer => _buffer.Span[_logitsStart..];

    /// <summary>Bytes of state, logits and recent words.</summary>
    public int SizeInBytes => (_buffer.Length * sizeof(float)) + (_recent.Length * sizeof(int));

    private Span<float> State => _buffer.Span[.._bound.Network.Layout.StateFloats];

    /// <summary>Forgets the text: zero state.</summary>
    public void Reset()
    {
        State.Clear();
        _next = 0;
        _count = 0;
        _isReplayed = true;
    }

    /// <summary>Reads one word, which the caller has checked.</summary>
    public void Feed(int token)
    {
        if (_recent.Length == 0)
        {
            Step(token);
            return;
        }

        _recent[_next] = token;
        _next = (_next + 1) % _recent.Length;
        _count = Math.Min(_count + 1, _recent.Length);
        _isReplayed = false;
    }

    /// <summary>Logits of the words of some panels, given the words so far.</summary>
    /// <param name="logits">Receives 16 logits a panel.</param>
    /// <param name="firstPanel">First panel: word 16·firstPanel.</param>
    /// <param name="panelCount">Number of panels.</param>
    public void Logits(Span<float> logits, int firstPanel, int panelCount)
    {
        if (!_isReplayed)
        {
            Replay();
        }

        _bound.Network.Logits(_bound.Output, State, logits, firstPanel, panelCount);
    }

    private void Replay()
    {
        State.Clear();
        int oldest = (_next - _count + _recent.Length) % _recent.Length;
        for (int i = 0; i < _count; i++)
        {
            Step(_recent[(oldest + i) % _recent.Length]);
        }

        _isReplayed = true;
    }

    private void Step(int token)
    {
        if (_bound.FoldedInput is { } table)
        {
            _bound.Network.StepFolded(_bound.Parameters.Span, table.Span, State, token);
        }
        else
        {
            _bound.Network.Step(_bound.Parameters.Span, State, token);
        }
    }
}
