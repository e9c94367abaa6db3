using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>
/// h (and c) of 16 sessions stepped together, one row per session. As in <see cref="RecurrentState"/>, a model of n-grams keeps the last n words of
/// each session instead, and replays them from zero when logits are asked for.
/// </summary>
internal sealed class GroupState
{
    /// <summary>Stands for no word in a list of tokens: the session keeps its state.</summary>
    public const int NoWord = -1;

    private const int Rows = RnnNetwork.GroupRows;
    private const int PanelFloats = Rows * RnnNetwork.PanelWidth;

    private readonly AlignedBuffer _buffer;
    private readonly int[] _known = new int[Rows];

    // For a model of n-grams, the last n words of each session in rings [Rows][n]; empty otherwise. Then the words fed: their number, or from n on one in [n, 2n) that is equal to it modulo n.
    private readonly int[] _recent;
    private readonly int[] _fed = new int[Rows];
    private ServedNetwork _bound;
    private bool _isReplayed = true;

    /// <summary>Sixteen states of zeros.</summary>
    public GroupState(ServedNetwork bound)
    {
        _bound = bound;
        _buffer = new AlignedBuffer(bound.Network.Layout.GroupFloats);
        _recent = new int[Rows * bound.Network.Shape.NGramLength];
    }

    /// <summary>Bytes of state, scratch and recent words.</summary>
    public int SizeInBytes => (_buffer.Length * sizeof(float)) + ((_known.Length + _fed.Length + _recent.Length) * sizeof(int));

    private int WordsKept => _recent.Length / Rows;

    private int CarriedFloats => _bound.Network.Layout.CarriedFloats * Rows;

    /// <summary>Continues over other parameters of the same shape: see <see cref="RecurrentState.Rebind"/>.</summary>
    public void Rebind(ServedNetwork bound)
    {
        _bound = bound;
        _isReplayed = false;
    }

    /// <summary>Forgets the text of one session: zero state.</summary>
    public void Reset(int row)
    {
        ClearRow(row);
        _fed[row] = 0;
        _isReplayed = false;
    }

    /// <summary>
    /// Copies the h (and c) of a separate session into one row, to predict from. The last words of a model of n-grams are not copied: a group that is
    /// filled by this is filled by nothing else.
    /// </summary>
    public void Take(int row, RecurrentState session)
    {
        ReadOnlySpan<float> source = session.Carried();
        Span<float> target = _buffer.Span[(row * RnnNetwork.PanelWidth)..CarriedFloats];
        for (int panel = 0; panel * RnnNetwork.PanelWidth < source.Length; panel++)
        {
            source.Slice(panel * RnnNetwork.PanelWidth, RnnNetwork.PanelWidth).CopyTo(target[(panel * PanelFloats)..]);
        }
    }

    /// <summary>Reads a word of each session; <see cref="NoWord"/> for those that read none.</summary>
    public void Feed(ReadOnlySpan<int> tokens)
    {
        if (_recent.Length == 0)
        {
            Step(tokens);
            return;
        }

        for (int row = 0; row < Rows; row++)
        {
            if (tokens[row] != NoWord)
            {
                _recent[(row * WordsKept) + (_fed[row] % WordsKept)] = tokens[row];

                // From n on only the place in the ring matters.
                _fed[row] = _fed[row] + 1 < 2 * WordsKept ? _fed[row] + 1 : WordsKept;
            }
        }

        _isReplayed = false;
    }

    /// <summary>Has words scored again for one session, given its words so far.</summary>
    public void Screen(int row, OutputRows rows, Screening screening)
    {
        ReplayIfNeeded();
        int first = (_bound.Network.Layout.OutputInputOffset * Rows) + (row * RnnNetwork.PanelWidth);
        screening.Begin(rows, _bound.Parameters, _buffer.Span[first..CarriedFloats], PanelFloats);
    }

    /// <summary>Logits [panelCount][16][16] of the words of some panels, given the words so far of each session.</summary>
    public void Logits(Span<float> logits, int firstPanel, int panelCount)
    {
        ReplayIfNeeded();
        _bound.Network.GroupLogits(_bound.Output, _buffer.Span, logits, firstPanel, panelCount);
    }

    private void ReplayIfNeeded()
    {
        if (_recent.Length == 0 || _isReplayed)
        {
            return;
        }

        _buffer.Span[..CarriedFloats].Clear();
        Span<int> tokens = stackalloc int[Rows];
        for (int age = WordsKept; age > 0; age--)
        {
            for (int row = 0; row < Rows; row++)
            {
                tokens[row] = age <= _fed[row] ? _recent[(row * WordsKept) + ((_fed[row] - age) % WordsKept)] : NoWord;
            }

            Step(tokens);
        }

        _isReplayed = true;
    }

    private void Step(ReadOnlySpan<int> tokens)
    {
        for (int row = 0; row < Rows; row++)
        {
            _known[row] = Math.Max(tokens[row], Vocabulary.Unknown);
        }

        _bound.Network.StepGroup(_bound.Parameters.Span, _buffer.Span, _known);
        Span<float> current = _buffer.Span[..CarriedFloats];
        Span<float> next = _buffer.Span.Slice(CarriedFloats, CarriedFloats);
        NegligibleNumbers.Flush(next);
        if (!tokens.Contains(NoWord))
        {
            next.CopyTo(current);
            return;
        }

        for (int row = 0; row < Rows; row++)
        {
            if (tokens[row] != NoWord)
            {
                CopyRow(next, current, row);
            }
        }
    }

    private static void CopyRow(ReadOnlySpan<float> source, Span<float> target, int row)
    {
        for (int start = row * RnnNetwork.PanelWidth; start < target.Length; start += PanelFloats)
        {
            source.Slice(start, RnnNetwork.PanelWidth).CopyTo(target[start..]);
        }
    }

    private void ClearRow(int row)
    {
        Span<float> current = _buffer.Span[..CarriedFloats];
        for (int start = row * RnnNetwork.PanelWidth; start < current.Length; start += PanelFloats)
        {
            current.Slice(start, RnnNetwork.PanelWidth).Clear();
        }
    }
}
