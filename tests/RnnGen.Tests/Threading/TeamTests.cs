using System.Collections.Concurrent;
using RnnGen.CompilerServices;
using RnnGen.Threading;

namespace RnnGen.Tests.Threading;

/// <summary>Threads that work something off together: parts, barriers, and workers that are used again.</summary>
public sealed class TeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void SharesCoverEveryPartOnceAndDifferByOneAtMost(int count)
    {
        foreach (int parts in (int[])[0, 1, 2, 7, 8, 25, 1000])
        {
            List<int>[] shares = [.. Members.Of(count).Select(member => PartsOf(member, parts))];

            Assert.Equal(Enumerable.Range(0, parts), shares.SelectMany(share => share));
            Assert.True(shares.Max(share => share.Count) - shares.Min(share => share.Count) <= 1);
        }
    }

    [Fact]
    public void ATeamOfOneHasEverythingAgainAndAgain()
    {
        for (int loop = 0; loop < 3; loop++)
        {
            Assert.Equal(Enumerable.Range(0, 10_000), PartsOf(TeamMember.Alone, 10_000));
        }
    }

    /// <summary>Numbers of parts that are handed out one by one, and such that are handed out in groups.</summary>
    [Theory]
    [InlineData(1, 100)]
    [InlineData(2, 1)]
    [InlineData(2, 7)]
    [InlineData(3, 4096)]
    [InlineData(3, 4097)]
    [InlineData(8, 100_003)]
    public void EveryPartIsDoneOnceBeforeAnybodyPassesTheBarrier(int members, int parts)
    {
        Loops loops = new(parts, count: 20);
        Team team = new(new FixedTeamSize(members));
        for (int run = 0; run < 20; run++)
        {
            team.Run(loops);
        }

        Assert.Empty(loops.Faults);
    }

    /// <summary>What has to be done once is done by one member.</summary>
    [Fact]
    public void OneMemberIsHandedTheOnlyPart()
    {
        Single single = new();
        Team team = new(new FixedTeamSize(8));
        for (int run = 0; run < 100; run++)
        {
            team.Run(single);
        }

        Assert.Equal(100, single.Done);
    }

    /// <summary>A member whose core is taken away before it has a part: the others do its share and the run ends without it, and it joins a later one.</summary>
    [Fact]
    public void ALoopEndsWithoutAMemberThatDoesNotCome()
    {
        TaskCompletionSource wakes = new();
        Absent absent = new(wakes.Task);
        Team team = new(new ImpatientPair());
        for (int run = 0; run < 10; run++)
        {
            team.Run(absent);
        }

        Assert.Equal(10 * 100, absent.DoneByTheCaller);
        wakes.SetResult();

        Loops loops = new(parts: 100, count: 20);
        team.Run(loops);
        Assert.Empty(loops.Faults);
    }

    /// <summary>A member that stops within a part has to be waited for.</summary>
    [Fact]
    public void ALoopWaitsForAMemberWithinAPart()
    {
        using Barrier bothHaveBegun = new(2);
        SlowPart slow = new(bothHaveBegun);
        Team team = new(new FixedTeamSize(2));
        for (int run = 0; run < 5; run++)
        {
            team.Run(slow);
            Assert.Equal((run + 1) * 2, slow.Done);
        }
    }

    [Fact]
    public void TeamsAtWorkAtOnceHaveWorkersOfTheirOwn()
    {
        Loops[] works = [.. Enumerable.Range(0, 4).Select(_ => new Loops(parts: 50, count: 20))];
        Parallel.ForEach(works, new ParallelOptions { MaxDegreeOfParallelism = 4 }, work =>
        {
            Team team = new(new FixedTeamSize(3));
            for (int run = 0; run < 10; run++)
            {
                team.Run(work);
            }
        });

        Assert.All(works, work => Assert.Empty(work.Faults));
    }

    /// <summary>As many as there happen to be from run to run.</summary>
    [Fact]
    public void ATeamMayChangeItsSizeFromRunToRun()
    {
        Loops loops = new(parts: 64, count: 10);
        Team team = new(new DrawnTeamSize(8));
        for (int run = 0; run < 200; run++)
        {
            team.Run(loops);
        }

        Assert.Empty(loops.Faults);
    }

    [Fact]
    public void HeapBytesOfWorkersAreCounted()
    {
        using Barrier allHaveBegun = new(3);
        Team team = new(new FixedTeamSize(3));
        team.Run(new Allocating(allHaveBegun, 0));
        long before = team.AllocatedBytes;

        team.Run(new Allocating(allHaveBegun, 1000));

        Assert.InRange(team.AllocatedBytes - before, 2 * 1000, 2 * 1100);
    }

    /// <summary>The first sleep of a thread allocates: not within a run, since whether it comes to that depends on the machine.</summary>
    [Fact]
    public void WaitingAllocatesNothing()
    {
        long allocated = -1;
        Thread thread = new(() =>
        {
            GrowingCount.Prepare();
            GrowingCount count = new(spins: 0);
            using Timer timer = new(_ => count.Add(1, wakeAt: 1), state: null, dueTime: 20, period: Timeout.Infinite);
            long before = GC.GetAllocatedBytesForCurrentThread();
            count.WaitFor(1);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        });
        thread.Start();
        thread.Join();

        Assert.Equal(0, allocated);
    }

    private static List<int> PartsOf(TeamMember member, int parts)
    {
        List<int> share = [];
        foreach (nuint part in member.Share((nuint)parts))
        {
            share.Add((int)part);
        }

        return share;
    }

    /// <summary>Counts in every part of a loop, and checks all counts between two barriers.</summary>
    private sealed class Loops(int parts, int count) : TeamWork
    {
        private readonly int[] _counts = new int[parts];
        private int _runs;

        public ConcurrentBag<string> Faults { get; } = [];

        public override void Run(TeamMember member)
        {
            int before = _runs;
            for (int loop = 1; loop <= count; loop++)
            {
                foreach (nuint part in member.Share((nuint)parts))
                {
                    _counts[part]++;
                }

                member.Barrier();
                foreach (nuint part in member.Share(16))
                {
                    int first = (int)part * parts / 16, end = ((int)part + 1) * parts / 16;
                    if (_counts.AsSpan(first, end - first).ContainsAnyExcept(before + loop))
                    {
                        Faults.Add($"Member {member.Index} finds other counts than {before + loop}.");
                    }
                }

                member.Barrier();
            }

            if (member.Share(1).MoveNext())
            {
                _runs = before + count;
            }
        }
    }

    /// <summary>Two members, or one if the other is not back.</summary>
    private sealed class ImpatientPair() : TeamSize(most: 2)
    {
        public override int Next => Most;

        public override void Record(long ticks)
        {
        }
    }

    private sealed class Single : TeamWork
    {
        public int Done { get; private set; }

        public override void Run(TeamMember member)
        {
            if (member.Share(1).MoveNext())
            {
                Done++;
            }

            member.Barrier();
        }
    }

    private sealed class Absent(Task wakes) : TeamWork
    {
        public int DoneByTheCaller { get; private set; }

        public override void Run(TeamMember member)
        {
            if (member.Index > 0)
            {
                wakes.Wait();
            }

            foreach (nuint _ in member.Share(100))
            {
                DoneByTheCaller += member.Index == 0 ? 1 : 0;
            }
        }
    }

    /// <summary>Two parts, each of which waits until the other has begun.</summary>
    private sealed class SlowPart(Barrier bothHaveBegun) : TeamWork
    {
        private int _done;

        public int Done => _done;

        public override void Run(TeamMember member)
        {
            foreach (nuint part in member.Share(2))
            {
                bothHaveBegun.SignalAndWait();
                Thread.Sleep(20 * (int)part);
                Interlocked.Increment(ref _done);
            }
        }
    }

    /// <summary>Three parts, one for each member: nobody goes on before all have begun.</summary>
    private sealed class Allocating(Barrier allHaveBegun, int bytes) : TeamWork
    {
        public override void Run(TeamMember member)
        {
            foreach (nuint _ in member.Share(3))
            {
                if (member.Index > 0)
                {
                    GC.KeepAlive(new byte[bytes]);
                }

                allHaveBegun.SignalAndWait();
            }
        }
    }
}
