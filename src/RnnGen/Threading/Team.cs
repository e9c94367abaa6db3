using System.Diagnostics;
using RnnGen.CompilerServices;

namespace RnnGen.Threading;

/// <summary>
/// The thread that calls <see cref="Run"/> and its workers. Between two runs workers spin for a moment, then sleep. They belong to a team only while it
/// runs, unless it keeps them: then no other team can take them in between, and nothing has to be allocated to replace them.
/// </summary>
internal sealed class Team
{
    private readonly TeamSize _size;
    private readonly TeamParts _parts;
    private readonly TeamMember _caller = new(index: 0, count: 1);
    private readonly Worker[] _workers;
    private readonly int[] _ready;
    private bool _keepsWorkers;

    /// <param name="size">How many members take part in each run, the calling thread included.</param>
    public Team(TeamSize size)
    {
        _size = size;
        _parts = new TeamParts(size.Most);
        _workers = new Worker[size.Most - 1];
        _ready = new int[size.Most - 1];
    }

    /// <summary>The most members that take part in a run, the calling thread included.</summary>
    public int Count => _size.Most;

    /// <summary>Heap bytes that the workers have allocated while working for this team, each after its first run.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>Keeps the team's workers from now until <see cref="ReleaseWorkers"/>.</summary>
    public void KeepWorkers()
    {
        if (!_keepsWorkers)
        {
            WorkerPool.Take(_workers);
            _keepsWorkers = true;
        }
    }

    /// <summary>Returns the kept workers to the pool.</summary>
    public void ReleaseWorkers()
    {
        if (_keepsWorkers)
        {
            _keepsWorkers = false;
            WorkerPool.Return(_workers);
        }
    }

    /// <summary>Runs some work; returns when all its parts are done.</summary>
    public void Run(TeamWork work)
    {
        bool keepsWorkers = _keepsWorkers;
        if (!keepsWorkers)
        {
            WorkerPool.Take(_workers);
        }

        // If the work throws, its workers are still running: they must not go to another team.
        _keepsWorkers = false;
        GrowingCount.Prepare();
        long start = Stopwatch.GetTimestamp();
        Start(work);
        work.Run(_caller);
        _caller.Barrier();
        _size.Record(Stopwatch.GetTimestamp() - start);
        foreach (Worker worker in _workers)
        {
            AllocatedBytes += IsBack(worker) ? worker.TakeAllocatedBytes() : 0;
        }

        _keepsWorkers = keepsWorkers;
        if (!keepsWorkers)
        {
            WorkerPool.Return(_workers);
        }
    }

    private bool IsBack(Worker worker)
    {
        if (_size.WaitsForWorkers)
        {
            worker.WaitUntilIdle();
        }

        return worker.IsIdle;
    }

    /// <summary>Starts the workers that take part in a run, without those that are not back from the one before.</summary>
    private void Start(TeamWork work)
    {
        int count = 1;
        for (int i = 0; i < _workers.Length && count < _size.Next; i++)
        {
            if (IsBack(_workers[i]))
            {
                _ready[count - 1] = i;
                count++;
            }
        }

        (long, long) start = count == 1 ? (_caller.Loop, 0) : _parts.Begin(_caller.Loop);
        _caller.Begin(count == 1 ? null : _parts, index: 0, count, start);
        for (int index = 1; index < count; index++)
        {
            _workers[_ready[index - 1]].Start(work, _parts, index, count, start);
        }
    }
}
