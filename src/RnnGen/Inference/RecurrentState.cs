using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RnnGen.CompilerServices;
using RnnGen.Training;

namespace RnnGen;

/// <summary>
/// h (and c) after the words of one text, with room for logits after them, and the last words read. A model of n-grams was trained on exactly n
/// words from zero state, so for it the last n words are the state: they are replayed from zero when logits are asked for.
/// </summary>
internal sealed class RecurrentState
{
    private readonly AlignedBuffer _buffer;
    private readonly int _logitsStart;

    // n of a model of n-grams; 0 for one that carries its state from word to word.
    private readonly int _replayedWords;
    private readonly Screening? _screening;
    private bool _isReplayed = true;

    /// <summary>A state of zeros: nothing was read.</summary>
    /// <param name="bound">The network, its parameters and vocabulary.</param>
    /// <param name="logitFloats">Length of <see cref="LogitBuffer"/>: 16 for each panel that one call computes.</param>
    public RecurrentState(ServedNetwork bound, int logitFloats)
    {
        Bound = bound;
        int panels = (bound.Network.Layout.StateFloats + RnnNetwork.PanelWidth - 1) / RnnNetwork.PanelWidth;
        _logitsStart = panels * RnnNetwork.PanelWidth;
        _buffer = new AlignedBuffer(_logitsStart + logitFloats);
        ModelShape shape = bound.Network.Shape;
        _replayedWords = shape.NGramLength;
        Recent = new RecentWords(Math.Max(_replayedWords, RecentWords.RepetitionWindow));
        _screening = bound.OutputRows is { } rows ? new Screening(rows, bound.Parameters) : null;
    }

    /// <summary>The network, its parameters and vocabulary.</summary>
    public ServedNetwork Bound { get; private set; }

    /// <summary>Rises with every change of the state: whoever kept the value can tell whether there was one since.</summary>
    public long Changes { get; private set; }

    /// <summary>Room for logits; it begins on a cache line.</summary>
    public Span<float> LogitBuffer => _buffer.Span[_logitsStart..];

    /// <summary>The last words read.</summary>
    public RecentWords Recent { get; }

    /// <summary>Words that were scored again with their fp32 rows; 0 where there are none.</summary>
    public long RowsScoredAgain => _screening?.RowsScoredAgain ?? 0;

    /// <summary>Bytes of state, logits and recent words.</summary>
    public int SizeInBytes => (_buffer.Length * sizeof(float)) + (Recent.Capacity * sizeof(int)) + (_screening?.SizeInBytes ?? 0);

    /// <summary>Bytes of <see cref="CopyTo"/>: a header, the recent words and, unless they are replayed, the state.</summary>
    public int StateSizeInBytes => WordStart(Recent.Capacity) + (CarriedState.Length * sizeof(float));

    private Span<float> State => _buffer.Span[..Bound.Network.Layout.StateFloats];

    private Span<float> CarriedState => _replayedWords == 0 ? State[..Bound.Network.Layout.CarriedFloats] : [];

    /// <summary>Forgets the text: zero state.</summary>
    public void Reset()
    {
        State.Clear();
        Recent.Clear();
        _isReplayed = true;
        Changes++;
    }

    /// <summary>
    /// Continues over another model of the same shape, whose vocabulary is the present one or a longer one that begins with it: h (and c) stay, and the
    /// new parameters read and predict from here on. A model of n-grams predicts from its last n words by the new parameters alone.
    /// </summary>
    /// <exception cref="ArgumentException">The shape is another one.</exception>
    public void Rebind(ServedNetwork bound)
    {
        if (bound.Network.Shape != Bound.Network.Shape)
        {
            throw new ArgumentException("A session can continue only over a model of the same shape.", nameof(bound));
        }

        Bound = bound;
        _isReplayed = _replayedWords == 0;
        Changes++;
    }

    /// <summary>Reads one word, which the caller has checked.</summary>
    public void Feed(int token)
    {
        Recent.Add(token);
        Changes++;
        if (_replayedWords == 0)
        {
            Step(token);
            return;
        }

        _isReplayed = false;
    }

    /// <summary>Logits of the words of some panels, given the words so far.</summary>
    /// <param name="logits">Receives 16 logits a panel.</param>
    /// <param name="firstPanel">First panel: word 16·firstPanel.</param>
    /// <param name="panelCount">Number of panels.</param>
    public void Logits(Span<float> logits, int firstPanel, int panelCount) => Logits(Bound.Output, logits, firstPanel, panelCount);

    /// <summary>The same over an output layer in another order of words.</summary>
    public void Logits(ReadOnlySpan<float> output, Span<float> logits, int firstPanel, int panelCount)
    {
        ReplayIfNeeded();
        Bound.Network.Logits(output, State, logits, firstPanel, panelCount);
    }

    /// <summary>h (and c) given the words so far.</summary>
    public ReadOnlySpan<float> Carried()
    {
        ReplayIfNeeded();
        return State[..Bound.Network.Layout.CarriedFloats];
    }

    /// <summary>What scores words again, given the words so far; null where logits are as exact as they can be.</summary>
    public Screening? Screen()
    {
        if (_screening is null || Bound.OutputRows is not { } rows)
        {
            return null;
        }

        _screening.Begin(rows, Bound.Parameters, Carried()[Bound.Network.Layout.OutputInputOffset..], RnnNetwork.PanelWidth);
        return _screening;
    }

    /// <summary>Copies what <see cref="Restore"/> needs to continue from here, to the same bits.</summary>
    /// <param name="destination"><see cref="StateSizeInBytes"/> bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is of another length.</exception>
    public void CopyTo(Span<byte> destination)
    {
        ThrowIfWrongLength(destination.Length, nameof(destination));
        MemoryMarshal.Write(destination, StateHeader.Create(Bound, Recent.Count));
        for (int i = 0; i < Recent.Capacity; i++)
        {
            // The oldest first, so that equal states are equal bytes.
            int word = i < Recent.Count ? Recent.Last(Recent.Count - 1 - i) : 0;
            BinaryPrimitives.WriteInt32LittleEndian(destination[WordStart(i)..], word);
        }

        MemoryMarshal.AsBytes(CarriedState).CopyTo(destination[WordStart(Recent.Capacity)..]);
    }

    /// <summary>Takes over a state that was copied; one that is refused changes nothing.</summary>
    /// <param name="source"><see cref="StateSizeInBytes"/> bytes.</param>
    /// <exception cref="ArgumentException">The bytes are not a state of this shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">They hold a word that is not in the vocabulary.</exception>
    public void Restore(ReadOnlySpan<byte> source)
    {
        ThrowIfWrongLength(source.Length, nameof(source));
        StateHeader header = MemoryMarshal.Read<StateHeader>(source);
        header.ThrowIfUnusable(Bound, Recent.Capacity);
        ThrowIfChanged(source, header.RecentCount);
        ReadOnlySpan<byte> carried = source[WordStart(Recent.Capacity)..];
        ThrowIfNonFinite(carried);
        Recent.Clear();
        for (int i = 0; i < header.RecentCount; i++)
        {
            int word = BinaryPrimitives.ReadInt32LittleEndian(source[WordStart(i)..]);
            if ((uint)word >= (uint)Bound.WordCount)
            {
                Reset();
                throw new ArgumentException("The bytes were changed by another thread while they were read. The session begins a new text.", nameof(source));
            }

            Recent.Add(word);
        }

        carried.CopyTo(MemoryMarshal.AsBytes(CarriedState));
        _isReplayed = _replayedWords == 0;
        Changes++;
    }

    /// <summary>One NaN would be in every prediction from here on.</summary>
    private static void ThrowIfNonFinite(ReadOnlySpan<byte> carried)
    {
        for (int offset = 0; offset < carried.Length; offset += sizeof(float))
        {
            float value = MemoryMarshal.Read<float>(carried[offset..]);
            if (!float.IsFinite(value))
            {
                throw new ArgumentException($"Element {offset / sizeof(float)} of the session state is {value}: its bytes were changed, or the session that wrote them had overflowed.");
            }
        }
    }

    /// <summary>Recent words are words of the vocabulary, and zeros after the last: what was written is what is read.</summary>
    private void ThrowIfChanged(ReadOnlySpan<byte> source, int recentCount)
    {
        for (int i = 0; i < Recent.Capacity; i++)
        {
            int word = BinaryPrimitives.ReadInt32LittleEndian(source[WordStart(i)..]);
            if (i < recentCount ? (uint)word >= (uint)Bound.WordCount : word != 0)
            {
                throw new ArgumentException(
                    i < recentCount
                        ? $"Word {i} of the session state is {word}, but tokens run from 0 to {Bound.WordCount - 1}: its bytes were changed."
                        : $"The session state has words after its {recentCount}: its bytes were changed.",
                    nameof(source));
            }
        }
    }

    private void ReplayIfNeeded()
    {
        if (_isReplayed)
        {
            return;
        }

        State.Clear();
        for (int back = Math.Min(Recent.Count, _replayedWords) - 1; back >= 0; back--)
        {
            Step(Recent.Last(back));
        }

        _isReplayed = true;
    }

    // Never inlined, nor compiled by a profile: with one, the JIT guesses the network and pulls the generated step, which has no profile, into its callers as cold
    // code; a word then takes a third more time.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Step(int token)
    {
        if (Bound.FoldedInput is { } table)
        {
            Bound.Network.StepFolded(Bound.Parameters.Span, table.Span, State, token);
        }
        else
        {
            Bound.Network.Step(Bound.Parameters.Span, State, token);
        }

        // In each step, so that a state copied between two continues to the same bits.
        NegligibleNumbers.Flush(State[..Bound.Network.Layout.CarriedFloats]);
    }

    /// <summary>Where the i-th recent word lies among the bytes of a copied state; that of the capacity is where h (and c) begin.</summary>
    private static int WordStart(int i) => StateHeader.Size + (i * sizeof(int));

    private void ThrowIfWrongLength(int length, string parameter)
    {
        if (length != StateSizeInBytes)
        {
            throw new ArgumentException($"The span has {length} bytes, but a state of this session has {StateSizeInBytes}.", parameter);
        }
    }
}
