using System.Collections.Concurrent;
using RnnGen.CompilerServices;
using RnnGen.Threading;

namespace RnnGen.Tests.Threading;

/// <summary>Threads that work something off together: shares, meetings, and workers that are used again.</summary>
public sealed class TeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void SharesCoverEveryPartOnceAndDifferByOneAtMost(int count)
    {
        foreach (nuint parts in (nuint[])[0, 1, 2, 7, 8, 25, 1000])
        {
            TeamMember[] members = [.. Enumerable.Range(0, count).Select(index => new TeamMember(index, count, arrivals: null))];
            nuint[] sizes = [.. members.Select(member => member.End(parts) - member.First(parts))];

            Assert.Equal(Enumerable.Range(0, (int)parts), members.SelectMany(member => Enumerable.Range((int)member.First(parts), (int)(member.End(parts) - member.First(parts)))));
            Assert.True(sizes.Max() - sizes.Min() <= 1);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void NobodyPassesAMeetingBeforeAllHaveCome(int count)
    {
        Steps steps = new(count);
        Team team = new(count);
        for (int run = 0; run < 20; run++)
        {
            team.Run(steps);
        }

        Assert.Equal(20, steps.Runs);
        Assert.Empty(steps.Faults);
    }

    /// <summary>Who waits longer than it cares to spin sleeps, and is woken.</summary>
    [Fact]
    public void WhoSleepsIsWoken()
    {
        Slow slow = new();
        Team team = new(2);
        for (int run = 0; run < 5; run++)
        {
            team.Run(slow);
            Thread.Sleep(20);
        }

        Assert.Equal(10, slow.Done);
    }

    [Fact]
    public void TeamsAtWorkAtOnceHaveWorkersOfTheirOwn()
    {
        Steps[] works = [.. Enumerable.Range(0, 4).Select(_ => new Steps(3))];
        Parallel.ForEach(works, new ParallelOptions { MaxDegreeOfParallelism = 4 }, work =>
        {
            Team team = new(3);
            for (int run = 0; run < 10; run++)
            {
                team.Run(work);
            }
        });

        Assert.All(works, work => Assert.Empty(work.Faults));
    }

    [Fact]
    public void HeapBytesOfWorkersAreCounted()
    {
        Team team = new(3);
        team.Run(new Allocating(0));
        long before = team.AllocatedBytes;

        team.Run(new Allocating(1000));

        Assert.InRange(team.AllocatedBytes - before, 2 * 1000, 2 * 1100);
    }

    /// <summary>Each member writes its own number a hundred times, and reads those of all others between two meetings.</summary>
    private sealed class Steps(int count) : TeamWork
    {
        private readonly int[] _numbers = new int[count];

        public int Runs { get; private set; }

        public ConcurrentBag<string> Faults { get; } = [];

        public override void Run(TeamMember member)
        {
            for (int step = 1; step <= 100; step++)
            {
                _numbers[member.Index] = step;
                member.Barrier();
                if (_numbers.Any(number => number != step))
                {
                    Faults.Add($"Member {member.Index} finds {string.Join(", ", _numbers)} in step {step}.");
                }

                member.Barrier();
            }

            if (member.Index == 0)
            {
                Runs++;
            }
        }
    }

    private sealed class Slow : TeamWork
    {
        private int _done;

        public int Done => _done;

        public override void Run(TeamMember member)
        {
            Thread.Sleep(20 * member.Index);
            member.Barrier();
            Thread.Sleep(20 * (1 - member.Index));
            Interlocked.Increment(ref _done);
        }
    }

    private sealed class Allocating(int bytes) : TeamWork
    {
        public override void Run(TeamMember member) => GC.KeepAlive(new byte[bytes]);
    }
}
