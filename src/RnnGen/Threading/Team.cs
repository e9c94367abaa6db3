using RnnGen.CompilerServices;

namespace RnnGen.Threading;

/// <summary>
/// The thread that calls <see cref="Run"/> and its workers. Between two runs workers spin for a moment, then sleep. They belong to a team only while it
/// runs, unless it keeps them: then no other team can take them in between, and nothing has to be allocated to replace them.
/// </summary>
internal sealed class Team
{
    private readonly TeamMember[] _members;
    private readonly Worker[] _workers;
    private bool _keepsWorkers;

    /// <param name="count">Members, the calling thread included; at least 1.</param>
    public Team(int count)
    {
        GrowingCount? arrivals = count == 1 ? null : new GrowingCount(count <= Environment.ProcessorCount ? GrowingCount.PatientSpins : 0);
        _members = [.. Enumerable.Range(0, count).Select(index => count == 1 ? TeamMember.Alone : new TeamMember(index, count, arrivals))];
        _workers = new Worker[count - 1];
    }

    /// <summary>Members, the calling thread included.</summary>
    public int Count => _members.Length;

    /// <summary>Heap bytes that the workers have allocated while working for this team.</summary>
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

    /// <summary>Runs some work; returns when every member has done its share.</summary>
    public void Run(TeamWork work)
    {
        bool keepsWorkers = _keepsWorkers;
        if (!keepsWorkers)
        {
            WorkerPool.Take(_workers);
        }

        // If the work throws, its workers are still running: they must not go to another team.
        _keepsWorkers = false;
        for (int i = 0; i < _workers.Length; i++)
        {
            _workers[i].Start(work, _members[i + 1]);
        }

        work.Run(_members[0]);
        _members[0].Barrier();
        foreach (Worker worker in _workers)
        {
            AllocatedBytes += worker.AllocatedBytes;
        }

        _keepsWorkers = keepsWorkers;
        if (!keepsWorkers)
        {
            WorkerPool.Return(_workers);
        }
    }
}
