using System.Runtime.CompilerServices;

namespace RnnGen;

/// <summary>
/// Which call a session, a group, or one of the predictors over a profile is in the middle of, so that a second one, from another thread, is refused instead of mixing two texts. A plain field, written twice in a call: two
/// threads that begin within the same few nanoseconds are not told apart, but two that use a session for a while are.
/// </summary>
internal struct SessionUse
{
    private readonly bool _isOfProfile;
    private SessionCall _current;

    private SessionUse(bool isOfProfile) => _isOfProfile = isOfProfile;

    /// <summary>The use of a profile, and of all predictors over it, which one thread at a time may call.</summary>
    public static SessionUse OfProfile { get; } = new(isOfProfile: true);

    /// <summary>Begins a call; disposing the result ends it.</summary>
    /// <exception cref="InvalidOperationException">Another one has not ended.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lease Begin(ref SessionUse use, SessionCall call)
    {
        if (use._current != SessionCall.None)
        {
            Throw(use, call);
        }

        use._current = call;
        return new Lease(ref use);
    }

    private static void Throw(SessionUse use, SessionCall call) => throw new InvalidOperationException(use._isOfProfile
        ? $"{call} was called while {use._current} of the same predictor or profile, or of another predictor over the profile, is running on another thread. One thread at a time uses them: create a profile and a predictor for each thread, or take turns. They share the model."
        : $"{call} was called while {use._current} of the same session or group is running on another thread. Create a session for each thread: they share the model.");

    /// <summary>A call that has begun.</summary>
    public readonly ref struct Lease(ref SessionUse use)
    {
        private readonly ref SessionUse _use = ref use;

        public void Dispose() => _use._current = SessionCall.None;
    }
}
