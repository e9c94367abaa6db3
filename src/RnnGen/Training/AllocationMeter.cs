namespace RnnGen;

/// <summary>Counts the heap bytes that the current thread allocates after <see cref="Begin"/>, pauses left out.</summary>
internal struct AllocationMeter
{
    private long _start;
    private bool _hasBegun;
    private bool _isRunning;

    /// <summary>Bytes counted up to the last pause.</summary>
    public long Bytes { get; private set; }

    /// <summary>Begins to count, or goes on.</summary>
    public void Begin()
    {
        _hasBegun = true;
        Resume();
    }

    /// <summary>Goes on after a pause; nothing where counting has not begun.</summary>
    public void Resume()
    {
        if (_hasBegun)
        {
            _start = GC.GetAllocatedBytesForCurrentThread();
            _isRunning = true;
        }
    }

    /// <summary>Ends to count; nothing where it does not.</summary>
    public void Pause()
    {
        if (_isRunning)
        {
            Bytes += GC.GetAllocatedBytesForCurrentThread() - _start;
            _isRunning = false;
        }
    }
}
