using RnnGen.CompilerServices;
using RnnGen.Training;

namespace RnnGen.Threading;

/// <summary>A thread that works for the team that has taken it from the pool. It lives as long as the process but does not keep it alive.</summary>
internal sealed class Worker
{
    /// <summary>Checks whether a worker that should be about to finish has done so: some 20 μs, more than it takes one that has its core.</summary>
    private const int FinishSpins = 300;

    /// <summary>Checks for the next step, some 60 μs: in a training run it comes sooner.</summary>
    private static readonly int StartSpins = Environment.ProcessorCount > 1 ? 1000 : 0;

    private readonly GrowingCount _starts = new(StartSpins);
    private readonly GrowingCount _ends = new(spins: 0);
    private readonly TeamMember _member = new(index: 0, count: 1);
    private TeamWork? _work;
    private TeamParts? _team;
    private bool _isNewInTeam;
    private long _started;
    private long _allocatedBytes;

    public Worker(int number)
    {
        Thread thread = new(Live) { IsBackground = true, Name = $"RnnGen worker {number}" };
        thread.Start();
    }

    /// <summary>
    /// Whether it has finished what it was started on; waits a moment for it. One that has lost its core is still on its way out of a step whose parts others have done.
    /// </summary>
    public bool IsIdle => _ends.SpinsUntil(_started, FinishSpins);

    /// <summary>Waits until it has finished what it was started on.</summary>
    public void WaitUntilIdle() => _ends.WaitFor(_started);

    /// <summary>
    /// Heap bytes that it has allocated while working, and that have not been asked for yet; without those of its first run in a team, which may not be the team's first.
    /// </summary>
    public long TakeAllocatedBytes() => Interlocked.Exchange(ref _allocatedBytes, 0);

    /// <summary>Starts the idle worker on its part of some work.</summary>
    /// <param name="work">The work.</param>
    /// <param name="team">What hands out the parts.</param>
    /// <param name="index">The worker's number in this run, from 1.</param>
    /// <param name="count">Members that take part.</param>
    /// <param name="start">What <see cref="TeamParts.Begin"/> returned.</param>
    public void Start(TeamWork work, TeamParts team, int index, int count, (long Loop, long Done) start)
    {
        _work = work;
        _isNewInTeam = _team != team;
        _team = team;
        _member.Begin(team, index, count, start);
        _started++;
        _starts.Add(1, wakeAt: _started);
    }

    private void Live()
    {
        GrowingCount.Prepare();
        for (long start = 1; ; start++)
        {
            _starts.WaitFor(start);
            AllocationMeter allocations = AllocationMeter.StartNew();
            _work!.Run(_member);
            _member.Barrier();

            // A sleeping worker must not keep a trainer alive, and once it has finished the next work may arrive.
            _work = null;
            _member.Begin(team: null, index: 0, count: 1, start: default);
            Interlocked.Add(ref _allocatedBytes, _isNewInTeam ? 0 : allocations.Stop());
            _ends.Add(1, wakeAt: start);
        }
    }
}
