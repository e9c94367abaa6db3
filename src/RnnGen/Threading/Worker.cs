using RnnGen.Training;
using RnnGen.CompilerServices;

namespace RnnGen.Threading;

/// <summary>A thread that works for the team that has taken it from the pool. It lives as long as the process but does not keep it alive.</summary>
internal sealed class Worker
{
    private readonly GrowingCount _starts = new(Environment.ProcessorCount > 1 ? GrowingCount.PatientSpins : 0);
    private TeamWork? _work;
    private TeamMember _member = TeamMember.Alone;
    private long _started;

    public Worker(int number)
    {
        Thread thread = new(Live) { IsBackground = true, Name = $"RnnGen worker {number}" };
        thread.Start();
    }

    /// <summary>Heap bytes allocated by the last work.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>Starts the worker on its share of some work, which is finished when it has met the other members.</summary>
    public void Start(TeamWork work, TeamMember member)
    {
        _work = work;
        _member = member;
        _started++;
        _starts.Increment(_started);
    }

    private void Live()
    {
        for (long start = 1; ; start++)
        {
            _starts.WaitFor(start);
            AllocationMeter allocations = AllocationMeter.StartNew();
            TeamMember member = _member;
            _work!.Run(member);

            // A sleeping worker must not keep a trainer alive, and after the last barrier the next work may arrive.
            _work = null;
            _member = TeamMember.Alone;
            AllocatedBytes = allocations.Stop();
            member.Barrier();
        }
    }
}
