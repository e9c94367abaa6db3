namespace RnnGen.Benchmarks;

/// <summary>One side of a comparison: work that can be repeated any number of times.</summary>
internal abstract class Contender : IDisposable
{
    /// <summary>Units of the row (words, completions) per repetition.</summary>
    public virtual int UnitsPerRepetition => 1;

    /// <summary>Heap bytes that the threads of this work have allocated so far.</summary>
    public virtual long AllocatedBytes => GC.GetAllocatedBytesForCurrentThread();

    /// <summary>Repeats the work.</summary>
    public abstract void Run(int repetitions);

    /// <summary>Wakes what must be awake before the clock starts.</summary>
    public virtual void BeforePiece()
    {
    }

    /// <summary>Waits, after the clock has stopped, until nothing runs that would disturb the next contender.</summary>
    public virtual void AfterPiece()
    {
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }
}
