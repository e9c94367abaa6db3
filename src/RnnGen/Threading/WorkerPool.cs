namespace RnnGen.Threading;

/// <summary>The workers of the process: as many as have ever been needed at once, started on demand and then reused.</summary>
internal static class WorkerPool
{
    private static readonly Lock Gate = new();
    private static readonly Stack<Worker> Idle = new();
    private static int _count;

    /// <summary>Fills <paramref name="workers"/> with workers that no other team has.</summary>
    public static void Take(Span<Worker> workers)
    {
        if (workers.IsEmpty)
        {
            return;
        }

        lock (Gate)
        {
            for (int i = 0; i < workers.Length; i++)
            {
                workers[i] = Idle.TryPop(out Worker? worker) ? worker : new Worker(++_count);
            }
        }
    }

    /// <summary>Returns workers to the pool, the first on top, so that the same share goes to the same worker again, whose core has its weights in cache.</summary>
    public static void Return(ReadOnlySpan<Worker> workers)
    {
        if (workers.IsEmpty)
        {
            return;
        }

        lock (Gate)
        {
            for (int i = workers.Length - 1; i >= 0; i--)
            {
                Idle.Push(workers[i]);
            }
        }
    }
}
