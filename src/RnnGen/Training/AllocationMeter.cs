namespace RnnGen;

/// <summary>Counts the heap bytes that the current thread allocates between <see cref="Resume"/> and <see cref="Pause"/>.</summary>
internal struct AllocationMeter
{
    private long _start;
    private bool _isRunning;

    /// <summary>Bytes counted up to the last pause.</summary>
    public long Bytes { get; private set; }

    /// <summary>Begins to count.</summary>
    public void Resume()
    {
        _start = GC.GetAllocatedBytesForCurrentThread();
        _isRunning = true;
    }

    /// <summary>Ends to count; nothing where counting has not begun.</summary>
    public void Pause()
    {
        if (_isRunning)
        {
            Bytes += GC.GetAllocatedBytesForCurrentThread() - _start;
            _isRunning = false;
        }
    }
}
