namespace RnnGen.Training;

/// <summary>
/// Counts the heap bytes that the current thread allocates after <see cref="Begin"/>, except in pauses. A collection takes the thread's allocation buffer away, and
/// .NET 10 may count the unused rest of it as allocated: so between two pauses with a collection in between, up to the size of a buffer is not counted.
/// </summary>
internal struct AllocationMeter
{
    /// <summary>Bytes of a thread's allocation buffer.</summary>
    private const int BufferSize = 8 * 1024;

    private long _start;
    private int _collections;
    private bool _hasBegun;
    private bool _isRunning;

    /// <summary>Bytes counted up to the last pause.</summary>
    public long Bytes { get; private set; }

    /// <summary>A meter that counts.</summary>
    public static AllocationMeter StartNew()
    {
        AllocationMeter meter = default;
        meter.Begin();
        return meter;
    }

    /// <summary>Stops counting.</summary>
    /// <returns><see cref="Bytes"/>.</returns>
    public long Stop()
    {
        Pause();
        return Bytes;
    }

    /// <summary>Begins to count, or continues.</summary>
    public void Begin()
    {
        _hasBegun = true;
        Resume();
    }

    /// <summary>Continues after a pause; does nothing before <see cref="Begin"/>.</summary>
    public void Resume()
    {
        if (_hasBegun)
        {
            _collections = GC.CollectionCount(0);
            _start = GC.GetAllocatedBytesForCurrentThread();
            _isRunning = true;
        }
    }

    /// <summary>Stops counting for a while; does nothing in a pause.</summary>
    public void Pause()
    {
        if (_isRunning)
        {
            long bytes = GC.GetAllocatedBytesForCurrentThread() - _start;
            if (bytes > BufferSize || GC.CollectionCount(0) == _collections)
            {
                Bytes += bytes;
            }

            _isRunning = false;
        }
    }
}
