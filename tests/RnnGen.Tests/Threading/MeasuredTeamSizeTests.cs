using RnnGen.Threading;

namespace RnnGen.Tests.Threading;

/// <summary>The number of members that is chosen from what runs took, on a simulated clock of microseconds.</summary>
public sealed class MeasuredTeamSizeTests
{
    private const long Second = 1_000_000;

    [Fact]
    public void OneMemberIsAlwaysOne()
    {
        MeasuredTeamSize size = new(1, Second);
        size.Record(Second);

        Assert.Equal(1, size.Next);
    }

    /// <summary>An idle machine, with small and with large steps: trials of fewer members cost next to nothing.</summary>
    [Theory]
    [InlineData(500)]
    [InlineData(5_000)]
    [InlineData(80_000)]
    public void AllWorkWhereAllHaveACore(long alone)
    {
        Simulation simulation = new(2, members => alone * (members == 1 ? 1 : 0.55));

        simulation.Run(60 * Second);

        Assert.InRange(simulation.Speed, 0.985 / 0.55, 1 / 0.55);
    }

    /// <summary>A busy loop on one of two cores: a step of two waits for the one that has lost its core.</summary>
    [Theory]
    [InlineData(500, 8)]
    [InlineData(5_000, 2.3)]
    [InlineData(88_000, 1.6)]
    public void OneWorksWhereTheOtherHasNoCore(long alone, double slowdown)
    {
        Simulation simulation = new(2, members => alone * (members == 1 ? 1 : slowdown));

        simulation.Run(60 * Second);

        Assert.InRange(simulation.Speed, 0.97, 1);
    }

    /// <summary>Steps of two that are mostly fast, and wait for a whole turn of the scheduler now and then.</summary>
    [Fact]
    public void RareLongStepsCount()
    {
        int steps = 0;
        Simulation simulation = new(2, members => members == 1 ? 500 : steps++ % 10 == 0 ? 4_000 : 280);

        simulation.Run(60 * Second);

        Assert.InRange(simulation.Speed, 0.97, 1.01);
    }

    [Fact]
    public void AChangeIsNoticedWithinSeconds()
    {
        double slowdown = 0.55;
        Simulation simulation = new(2, members => 5_000 * (members == 1 ? 1 : slowdown));
        simulation.Run(30 * Second);

        slowdown = 2.3;
        simulation.Run(Second);
        simulation.Restart();
        simulation.Run(30 * Second);
        Assert.InRange(simulation.Speed, 0.97, 1);

        slowdown = 0.55;
        simulation.Run(3 * Second);
        simulation.Restart();
        simulation.Run(30 * Second);
        Assert.InRange(simulation.Speed, 0.97 / 0.55, 1 / 0.55);
    }

    /// <summary>One of 16 cores is taken: 15 members are best.</summary>
    [Fact]
    public void OneFewerWorksWhereOneCoreOfManyIsTaken()
    {
        Simulation simulation = new(16, members => members < 16 ? 8_000.0 / members : 4_000);
        simulation.Run(5 * Second);

        simulation.Restart();
        simulation.Run(60 * Second);

        Assert.InRange(simulation.Speed, 0.95 * 15, 15);
    }

    /// <summary>Steps that gain nothing from more than four members.</summary>
    [Fact]
    public void MembersThatGainNothingAreLeftOut()
    {
        Simulation simulation = new(16, members => (8_000.0 / Math.Min(members, 4)) + (100 * members));
        simulation.Run(10 * Second);

        simulation.Restart();
        simulation.Run(60 * Second);

        Assert.InRange(simulation.Speed, 0.95 * 8_100 / 2_400, 8_100.0 / 2_400);
    }

    /// <summary>Runs steps on a simulated clock.</summary>
    private sealed class Simulation(int most, Func<int, double> ticksOf)
    {
        private readonly MeasuredTeamSize _size = new(most, Second);
        private double _ticks;
        private double _work;

        /// <summary>Steps done, in steps of one member, for the time that they took.</summary>
        public double Speed => _work / _ticks;

        public void Restart() => _ticks = _work = 0;

        public void Run(double ticks)
        {
            for (double end = _ticks + ticks; _ticks < end;)
            {
                long step = (long)ticksOf(_size.Next);
                _size.Record(step);
                _ticks += step;
                _work += ticksOf(1);
            }
        }
    }
}
