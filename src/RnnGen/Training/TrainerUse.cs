namespace RnnGen.Training;

/// <summary>
/// Who is using a trainer. Two threads in one trainer would overwrite each other's activations and could end the process, so the second is refused by name.
/// </summary>
internal sealed class TrainerUse
{
    private string? _current;

    /// <summary>Begins a use; disposing the result ends it.</summary>
    /// <param name="name">The method.</param>
    /// <exception cref="InvalidOperationException">Another use has not ended.</exception>
    public Lease Begin(string name) => Interlocked.CompareExchange(ref _current, name, null) is { } current
        ? throw new InvalidOperationException($"{name} was called while {current} of the same trainer is running. Wait for it to end, or make a trainer and a model of its own for the other run.")
        : new Lease(this);

    /// <summary>A use that has begun.</summary>
    public readonly ref struct Lease(TrainerUse use)
    {
        public void Dispose() => Volatile.Write(ref use._current, null);
    }
}
