namespace RnnGen;

/// <summary>
/// Who is using a model's parameters: one writer, such as a training run, or any number of readers, such as a save. What another thread is changing is neither
/// copied nor saved, because half of it would be of before a step and half of after. The thread that trains may read and write between its steps, as an observer does.
/// Sessions and evaluators over the live parameters take no part: they read what is there.
/// </summary>
internal sealed class ModelUse
{
    private readonly Lock _gate = new();
    private string? _writer;
    private int _writerThread;
    private string? _reader;
    private int _readers;

    /// <summary>What a lease ends.</summary>
    private enum Kind
    {
        Reader,
        Writer,
        Inner,
    }

    /// <summary>Begins to train; disposing the result ends it.</summary>
    /// <param name="name">The method.</param>
    /// <exception cref="InvalidOperationException">The parameters are in use, be it by another trainer on this thread.</exception>
    public Lease Train(string name)
    {
        lock (_gate)
        {
            ThrowIf(_writer is not null, name, _writer);
            return BeginWriting(name);
        }
    }

    /// <summary>Begins to change parameters; disposing the result ends it.</summary>
    /// <param name="name">The method.</param>
    /// <exception cref="InvalidOperationException">The parameters are in use, and not by a run that this thread is in.</exception>
    public Lease Write(string name)
    {
        lock (_gate)
        {
            ThrowIf(_writer is not null && !IsWithinWriter, name, _writer);
            return _writer is null ? BeginWriting(name) : Lease.Within(this);
        }
    }

    /// <summary>Begins to read parameters that must not change meanwhile; disposing the result ends it.</summary>
    /// <param name="name">The method.</param>
    /// <exception cref="InvalidOperationException">Another thread is changing them.</exception>
    public Lease Read(string name)
    {
        lock (_gate)
        {
            ThrowIf(_writer is not null && !IsWithinWriter, name, _writer);
            _reader = name;
            _readers++;
            return Lease.Reading(this);
        }
    }

    private bool IsWithinWriter => _writerThread == Environment.CurrentManagedThreadId;

    private Lease BeginWriting(string name)
    {
        ThrowIf(_readers > 0, name, _reader);
        _writer = name;
        _writerThread = Environment.CurrentManagedThreadId;
        return Lease.Writing(this);
    }

    private void End(Kind kind)
    {
        lock (_gate)
        {
            switch (kind)
            {
                case Kind.Reader:
                    _readers--;
                    break;
                case Kind.Writer:
                    _writer = null;
                    break;
            }
        }
    }

    private static void ThrowIf(bool isInUse, string name, string? current)
    {
        if (isInUse)
        {
            throw new InvalidOperationException(
                $"{name} was called while {current} of the same model is running. Wait for it to end; what shall happen during a training run belongs into its observer, which is called between two steps.");
        }
    }

    /// <summary>A use that has begun.</summary>
    public readonly ref struct Lease
    {
        private readonly ModelUse _use;
        private readonly Kind _kind;

        private Lease(ModelUse use, Kind kind) => (_use, _kind) = (use, kind);

        public static Lease Reading(ModelUse use) => new(use, Kind.Reader);

        public static Lease Writing(ModelUse use) => new(use, Kind.Writer);

        /// <summary>A writer that runs within another one, and ends with it.</summary>
        public static Lease Within(ModelUse use) => new(use, Kind.Inner);

        public void Dispose() => _use.End(_kind);
    }
}
