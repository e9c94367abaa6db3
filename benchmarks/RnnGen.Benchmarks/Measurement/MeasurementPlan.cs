namespace RnnGen.Benchmarks;

/// <summary>How long and how often to measure.</summary>
/// <param name="Rounds">Rounds of each row; a figure is the median over them.</param>
/// <param name="Piece">The least time of one timed piece: long beside the clock's resolution and an interrupt, short beside the drift of a shared machine.</param>
/// <param name="WarmUp">How long each contender runs before its repetitions are fixed, so that the JIT has settled.</param>
internal sealed record MeasurementPlan(int Rounds, TimeSpan Piece, TimeSpan WarmUp)
{
    /// <summary>What the published figures are measured with.</summary>
    public static MeasurementPlan Default { get; } = new(Rounds: 21, Piece: TimeSpan.FromMilliseconds(15), WarmUp: TimeSpan.FromMilliseconds(300));
}
