using static RnnGen.Fuzz.FuzzFailureException;

namespace RnnGen.Fuzz;

/// <summary>The state of a conversation, restored in a session. One thread uses an instance at a time.</summary>
public sealed class SessionTarget : FuzzTarget
{
    private readonly IWordPredictor _session;
    private readonly byte[] _before;

    /// <summary>A target over a session that has read nothing.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="session">The session.</param>
    public SessionTarget(string name, IWordPredictor session)
        : base(name, WriteSeeds(session))
    {
        _session = session;
        _before = Copy(session);
    }

    /// <inheritdoc/>
    public override object? Read(byte[] input)
    {
        _session.Reset();
        try
        {
            _session.Restore(input);
            return null;
        }
        catch (ArgumentException)
        {
            ThrowUnless(Copy(_session).AsSpan().SequenceEqual(_before), "a state that is refused changes the session");
            throw;
        }
    }

    /// <inheritdoc/>
    /// <remarks>What was restored is copied to the same bytes, and predicts.</remarks>
    public override void Check(byte[] input, object? read)
    {
        ThrowUnless(Copy(_session).AsSpan().SequenceEqual(input), "bytes of the state are ignored");
        Span<Suggestion> suggestions = stackalloc Suggestion[5];
        foreach (Suggestion suggestion in suggestions[.._session.Suggest(suggestions)])
        {
            ThrowUnless(suggestion.Probability is >= 0 and <= 1, $"the state suggests with a probability of {suggestion.Probability}");
        }

        _session.Feed(1);
    }

    /// <inheritdoc/>
    public override bool IsDocumented(Exception exception) => exception is ArgumentException;

    private static List<byte[]> WriteSeeds(IWordPredictor session)
    {
        List<byte[]> seeds = [];
        foreach (int words in (int[])[0, 1, 3, 70])
        {
            session.Reset();
            for (int i = 0; i < words; i++)
            {
                session.Feed(1 + (i % 4));
            }

            seeds.Add(Copy(session));
        }

        session.Reset();
        return seeds;
    }

    private static byte[] Copy(IWordPredictor session)
    {
        byte[] state = new byte[session.StateSizeInBytes];
        session.CopyTo(state);
        return state;
    }
}
