namespace RnnGen.Benchmarks;

/// <summary>Work on ONNX Runtime, which owns native memory and threads.</summary>
/// <param name="work">The work.</param>
/// <param name="text">The text it runs on.</param>
/// <param name="threads">Its threads.</param>
internal sealed class OnnxContender(Contender work, OnnxText text, int threads) : Contender
{
    /// <summary>Longer than an idle thread of ONNX Runtime spins before it sleeps.</summary>
    private static readonly TimeSpan UntilAsleep = TimeSpan.FromMilliseconds(20);

    public override void Run(int repetitions) => work.Run(repetitions);

    public override void AfterPiece()
    {
        if (threads > 1)
        {
            Thread.Sleep(UntilAsleep);
        }
    }

    public override void Dispose()
    {
        text.Dispose();
        base.Dispose();
    }
}
