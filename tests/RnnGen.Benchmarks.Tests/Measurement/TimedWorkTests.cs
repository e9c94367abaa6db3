using System.Diagnostics;

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
    public void Waiting_behind_a_piece_is_no_warm_up()
    {
        using Waiting contender = new();
        _ = new TimedWork(contender, Brief with { WarmUp = TimeSpan.FromMilliseconds(20) });
        Assert.True(contender.Worked.Elapsed.TotalMilliseconds >= 20);
    }

    private sealed class Waiting : Contender
    {
        public Stopwatch Worked { get; } = new();

        public override void Run(int repetitions)
        {
            Worked.Start();
            Thread.Sleep(1);
            Worked.Stop();
        }

        public override void AfterPiece() => Thread.Sleep(10);
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
