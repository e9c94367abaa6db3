using System.Runtime.CompilerServices;

namespace RnnGen;

/// <summary>
/// Which call a session or a group is in the middle of, so that a second one, from another thread, is refused instead of mixing two texts. A plain field, written twice in a call: two
/// threads that begin within the same few nanoseconds are not told apart, but two that use a session for a while are.
/// </summary>
internal struct SessionUse
{
    private SessionCall _current;

    /// <summary>Begins a call; disposing the result ends it.</summary>
    /// <exception cref="InvalidOperationException">Another one has not ended.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lease Begin(ref SessionUse use, SessionCall call)
    {
        if (use._current != SessionCall.None)
        {
            Throw(use._current, call);
        }

        use._current = call;
        return new Lease(ref use);
    }

    private static void Throw(SessionCall current, SessionCall call) => throw new InvalidOperationException(
        $"{call} was called while {current} of the same session or group is running on another thread. Create a session for each thread: they share the model.");

    /// <summary>A call that has begun.</summary>
    public readonly ref struct Lease(ref SessionUse use)
    {
        private readonly ref SessionUse _use = ref use;

        public void Dispose() => _use._current = SessionCall.None;
    }
}
