namespace RnnGen.Benchmarks.Tests;

public sealed class TimedWorkTests
{
    private static readonly MeasurementPlan Brief = new(Rounds: 3, Piece: TimeSpan.FromMilliseconds(1), WarmUp: TimeSpan.Zero);

    [Fact]
    public void Bytes_are_counted_in_timed_pieces_only()
    {
        using Allocating contender = new();
        TimedWork work = new(contender, Brief);
        Assert.True(contender.Repetitions > 0);
        Assert.Equal(0, work.AllocatedBytes);

        contender.Repetitions = 0;
        work.MeasurePiece();
        Assert.True(work.AllocatedBytes >= contender.Repetitions * Allocating.Bytes);
    }

    [Fact]
    public void Every_piece_is_prepared_and_ended()
    {
        using Allocating contender = new();
        TimedWork work = new(contender, Brief);
        work.MeasurePiece();
        Assert.Equal(contender.Runs, contender.Prepared);
        Assert.Equal(contender.Runs, contender.Ended);
        Assert.True(work.MedianNanoseconds > 0);
    }

    [Fact]
    public void Waiting_after_a_piece_is_no_warm_up()
    {
        HandSetClock clock = new();
        using Waiting contender = new(clock);
        _ = new TimedWork(contender, Brief with { WarmUp = TimeSpan.FromMilliseconds(20) }, clock);
        Assert.Equal(20, contender.Runs);
    }

    [Fact]
    public void A_piece_takes_as_many_repetitions_as_fill_its_time()
    {
        HandSetClock clock = new();
        using Waiting contender = new(clock);
        TimedWork work = new(contender, Brief with { Piece = TimeSpan.FromMilliseconds(6) }, clock);
        Assert.Equal(1e6, work.MeasurePiece());
        Assert.Equal(6, contender.LastRepetitions);
        Assert.Equal(1e6, work.MedianNanoseconds);
    }

    /// <summary>Works for a millisecond a repetition and then waits for ten, by a clock that nothing else moves.</summary>
    private sealed class Waiting(HandSetClock clock) : Contender
    {
        public int Runs { get; private set; }

        public int LastRepetitions { get; private set; }

        public override void Run(int repetitions)
        {
            Runs++;
            LastRepetitions = repetitions;
            clock.Advance(TimeSpan.FromMilliseconds(repetitions));
        }

        public override void AfterPiece() => clock.Advance(TimeSpan.FromMilliseconds(10));
    }

    private sealed class HandSetClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;

        public override long GetTimestamp() => _ticks;
    }

    private sealed class Allocating : Contender
    {
        public const int Bytes = 64;

        public int Repetitions { get; set; }

        public int Runs { get; private set; }

        public int Prepared { get; private set; }

        public int Ended { get; private set; }

        public override void Run(int repetitions)
        {
            Runs++;
            for (int repetition = 0; repetition < repetitions; repetition++)
            {
                GC.KeepAlive(new byte[Bytes]);
                Repetitions++;
            }
        }

        public override void BeforePiece() => Prepared++;

        public override void AfterPiece() => Ended++;
    }
}
