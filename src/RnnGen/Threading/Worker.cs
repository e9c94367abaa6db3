using RnnGen.Training;
using RnnGen.CompilerServices;

namespace RnnGen.Threading;

/// <summary>A thread that works for whichever team has taken it from the pool. It lives as long as the process and keeps no process alive.</summary>
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

    /// <summary>Hands it a share of some work. It has finished when it has met the others.</summary>
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

            // A sleeping worker must keep no trainer alive, and once the others are met the next work may come.
            _work = null;
            _member = TeamMember.Alone;
            AllocatedBytes = allocations.Stop();
            member.Barrier();
        }
    }
}
