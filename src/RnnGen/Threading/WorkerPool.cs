namespace RnnGen.Threading;

/// <summary>The workers of the process: as many as were ever at work at once, started when first needed and then used again.</summary>
internal static class WorkerPool
{
    private static readonly Lock Gate = new();
    private static readonly Stack<Worker> Idle = new();
    private static int _count;

    /// <summary>Fills <paramref name="workers"/> with workers that nobody else has.</summary>
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

    /// <summary>Gives them back, the first on top: the same share falls to the same worker again, whose core has its weights in cache.</summary>
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
