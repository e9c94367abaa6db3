using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>
/// Many conversations with one model, stepped in one call: for a server, or a crowd of characters. Sixteen at a time become the rows of a matrix,
/// so that each weight is read once for sixteen of them; the answers are those of a <see cref="Session"/> up to rounding, that of an int8
/// folded table included, which a session reads and a group does not. Nothing it does
/// allocates. It belongs to one thread at a time: a call while another one is running is refused with an <see cref="InvalidOperationException"/> where it is noticed, which is
/// nearly always.
/// </summary>
public sealed class SessionGroup
{
    /// <summary>In place of a token: that session reads no word and keeps its state.</summary>
    public const int NoWord = GroupState.NoWord;

    private const int Rows = RnnNetwork.GroupRows;

    private readonly ServingModel? _serving;
    private readonly GroupState[] _states;
    private readonly GroupLogitBlocks _blocks = new();
    private readonly RunningSoftmax[] _softmax = new RunningSoftmax[Rows];
    private readonly int[] _kept = new int[Rows];
    private readonly Screening[] _screenings;

    private ServedNetwork _bound;
    private SessionUse _use;

    internal SessionGroup(ServedNetwork bound, int count, ServingModel? serving = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        _bound = bound;
        _serving = serving;
        Count = count;
        GroupState first = new(bound);
        int states = ((count - 1) / Rows) + 1;
        _screenings = bound.OutputRows is { } rows ? [.. Enumerable.Range(0, Rows).Select(_ => new Screening(rows, bound.Parameters))] : [];
        ThrowIfTooMany(count, (long)first.SizeInBytes * states);
        _states = new GroupState[states];
        _states[0] = first;
        for (int i = 1; i < states; i++)
        {
            _states[i] = new GroupState(bound);
        }
    }

    /// <summary>Sessions of the group.</summary>
    public int Count { get; }

    /// <summary>The words of the model.</summary>
    public Vocabulary Vocabulary
    {
        get
        {
            if (_serving is not null)
            {
                using SessionUse.Lease use = SessionUse.Begin(ref _use, SessionCall.Vocabulary);
                using WeightLease lease = Lease();
            }

            return _bound.Vocabulary;
        }
    }

    /// <summary>Bytes of all states and scratch: they grow with the number of sessions in steps of sixteen, not with the vocabulary.</summary>
    public long SizeInBytes => ((long)_states[0].SizeInBytes * _states.Length) + GroupLogitBlocks.SizeInBytes + _screenings.Sum(screening => screening.SizeInBytes);

    /// <summary>Words that were scored again with their fp32 rows; 0 where there are none.</summary>
    internal long RowsScoredAgain => _screenings.Sum(screening => screening.RowsScoredAgain);

    /// <summary>Forgets every conversation: zero state.</summary>
    public void Reset()
    {
        for (int session = 0; session < Count; session++)
        {
            Reset(session);
        }
    }

    /// <summary>Forgets one conversation.</summary>
    /// <param name="session">Its index, in [0, <see cref="Count"/>).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such session.</exception>
    public void Reset(int session)
    {
        if ((uint)session >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(nameof(session), session, $"Session {session} is not in the group: its sessions run from 0 to {Count - 1}.");
        }

        using SessionUse.Lease use = SessionUse.Begin(ref _use, SessionCall.Reset);
        _states[session / Rows].Reset(session % Rows);
    }

    /// <summary>Every session reads a word, or none.</summary>
    /// <param name="tokens">A word for each session, in [0, <c>Vocabulary.Count</c>), or <see cref="NoWord"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="tokens"/> has another length than <see cref="Count"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A token is not in the vocabulary; then no session has read anything.</exception>
    public void Feed(ReadOnlySpan<int> tokens)
    {
        ThrowIfNotOnePerSession(tokens.Length, nameof(tokens));
        using SessionUse.Lease use = SessionUse.Begin(ref _use, SessionCall.Feed);
        using WeightLease lease = Lease();
        ThrowIfNotWords(tokens);
        Span<int> rows = stackalloc int[Rows];
        for (int i = 0; i < _states.Length; i++)
        {
            ReadOnlySpan<int> fed = SessionsOf(tokens, i);
            if (fed.IndexOfAnyExcept(NoWord) >= 0)
            {
                fed.CopyTo(rows);
                rows[fed.Length..].Fill(NoWord);

                // What is checked is what is read: another thread may write to the caller's tokens.
                ThrowIfNotWords(rows);
                _states[i].Feed(rows);
            }
        }
    }

    /// <summary>
    /// The most probable next words of every session with their probabilities, as <see cref="Session.Suggest"/> gives them for one; of an int8 model, too, the words are those of its fp32 output layer.
    /// </summary>
    /// <param name="suggestions">Receives k words for each session, [session][k]: its length is k times <see cref="Count"/>.</param>
    /// <param name="mask">Words that may be suggested; null for all. A word left out keeps its share of the probability.</param>
    /// <returns>The number of suggestions of each session: k, or as many words as may be suggested; what lies after them in a row is left alone. Where words have the logit −∞, the places without a word hold <c>default</c>: <c>&lt;unk&gt;</c> with probability 0.</returns>
    /// <exception cref="NonFiniteLogitsException">The logits of a session are NaN or infinite.</exception>
    /// <exception cref="ArgumentException">The length is no multiple of <see cref="Count"/>, or the mask is of another vocabulary.</exception>
    public int Suggest(Span<Suggestion> suggestions, WordMask? mask = null)
    {
        using SessionUse.Lease use = SessionUse.Begin(ref _use, SessionCall.Suggest);
        using WeightLease lease = Lease();
        WordMask allowed = WordMask.OrAll(mask, _bound.Vocabulary);
        int room = suggestions.Length / Count;
        if (room * Count != suggestions.Length)
        {
            throw new ArgumentException($"The span holds {suggestions.Length} suggestions, but {Count} sessions need the same number each.", nameof(suggestions));
        }

        int wanted = Math.Min(room, allowed.Count);
        for (int i = 0; i < _states.Length && wanted > 0; i++)
        {
            Suggest(_states[i], suggestions.Slice(i * Rows * room, Math.Min(Rows, Count - (i * Rows)) * room), room, wanted, allowed);
        }

        return wanted;
    }

    private void Suggest(GroupState state, Span<Suggestion> suggestions, int room, int wanted, WordMask allowed)
    {
        int sessions = suggestions.Length / room;
        _softmax.AsSpan().Fill(new RunningSoftmax());
        _kept.AsSpan().Clear();
        for (int row = 0; row < sessions && _bound.OutputRows is { } rows; row++)
        {
            state.Screen(row, rows, _screenings[row]);
        }

        for (_blocks.Begin(state, _bound.WordCount); _blocks.MoveNext();)
        {
            for (int row = 0; row < sessions; row++)
            {
                LogitRow logits = _blocks.Row(row);
                TopSuggestions top = new(suggestions.Slice(row * room, wanted), ScreeningOf(row), _kept[row]);
                top.Offer(logits, _softmax[row].Add(logits), _blocks.FirstWord, allowed);
                _kept[row] = top.Count;
            }
        }

        for (int row = 0; row < sessions; row++)
        {
            Span<Suggestion> best = suggestions.Slice(row * room, wanted);
            new TopSuggestions(best, ScreeningOf(row), _kept[row]).Complete(_softmax[row]);
            best[_kept[row]..].Clear();
        }
    }

    private Screening? ScreeningOf(int row) => _bound.OutputRows is null ? null : _screenings[row];

    /// <summary>Keeps weights that may be swapped from changing during one call, and changes over to those that were swapped in before it.</summary>
    private WeightLease Lease()
    {
        if (_serving is null)
        {
            return default;
        }

        WeightLease lease = _serving.Lease();
        if (!ReferenceEquals(lease.Bound, _bound))
        {
            _bound = lease.Bound!;
            foreach (GroupState state in _states)
            {
                state.Rebind(_bound);
            }
        }

        return lease;
    }

    /// <summary>Memory is the only limit, so it is asked for before the first of many allocations fails.</summary>
    private static void ThrowIfTooMany(int count, long bytes)
    {
        long available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (bytes > available)
        {
            throw new ArgumentOutOfRangeException(
                nameof(count), count, $"{count} sessions take {bytes >> 20} MiB, but this process has {available >> 20} MiB; create fewer.");
        }
    }

    private void ThrowIfNotWords(ReadOnlySpan<int> tokens)
    {
        int session = tokens.IndexOfAnyExceptInRange(NoWord, _bound.WordCount - 1);
        if (session >= 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(tokens), tokens[session], $"tokens[{session}] is {tokens[session]}, but tokens run from 0 to {_bound.WordCount - 1}, and {NoWord} stands for no word.");
        }
    }

    private ReadOnlySpan<int> SessionsOf(ReadOnlySpan<int> tokens, int state) => tokens.Slice(state * Rows, Math.Min(Rows, Count - (state * Rows)));

    private void ThrowIfNotOnePerSession(int length, string name)
    {
        if (length != Count)
        {
            throw new ArgumentException($"The span holds {length} values, but the group has {Count} sessions.", name);
        }
    }
}
