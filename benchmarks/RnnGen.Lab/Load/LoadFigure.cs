using System.Diagnostics;
using RnnGen.Benchmarks;

namespace RnnGen.Lab;

/// <summary>A training step on one thread and on the default number of threads, under some load.</summary>
/// <param name="OneThread">Mean time of a step on one thread.</param>
/// <param name="Default">Mean time of a step on as many threads as the trainer chooses.</param>
internal sealed record LoadFigure(TimeSpan OneThread, TimeSpan Default)
{
    /// <summary>How much faster the default is.</summary>
    public double Gain => OneThread / Default;

    /// <summary>Trains two copies of a model in turns, so that both meet the same load.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rounds">Turns of each; one more, the first, is not counted.</param>
    /// <param name="turn">How long a turn takes at least.</param>
    public static LoadFigure Measure(TrainedModel model, int rounds, TimeSpan turn)
    {
        TrainGenerated alone = Trainer(model, threads: 1), together = Trainer(model, threads: 0);
        (long Ticks, long Steps) ofOne = default, ofDefault = default;
        for (int round = 0; round <= rounds; round++)
        {
            (long, long) one = Turn(alone, turn), chosen = Turn(together, turn);
            if (round > 0)
            {
                ofOne = Sum(ofOne, one);
                ofDefault = Sum(ofDefault, chosen);
            }
        }

        return new LoadFigure(Mean(ofOne), Mean(ofDefault));
    }

    private static TrainGenerated Trainer(TrainedModel model, int threads)
    {
        RnnModel created = model.CreateModel();
        return new TrainGenerated(created, new BatchCycle(created.Shape), threads);
    }

    private static (long Ticks, long Steps) Turn(TrainGenerated trainer, TimeSpan turn)
    {
        long start = Stopwatch.GetTimestamp(), steps = 0;
        do
        {
            trainer.Run(1);
            steps++;
        }
        while (Stopwatch.GetElapsedTime(start) < turn);

        return (Stopwatch.GetTimestamp() - start, steps);
    }

    private static (long Ticks, long Steps) Sum((long Ticks, long Steps) left, (long Ticks, long Steps) right) => (left.Ticks + right.Ticks, left.Steps + right.Steps);

    private static TimeSpan Mean((long Ticks, long Steps) sum) => TimeSpan.FromSeconds((double)sum.Ticks / Stopwatch.Frequency / sum.Steps);
}
