namespace RnnGen.Benchmarks;

/// <summary>The number and length of measurements.</summary>
/// <param name="Rounds">Rounds of each row; a figure is the median over them.</param>
/// <param name="Piece">The minimum time of one timed piece: long compared with the clock's resolution and an interrupt, short compared with the drift of a shared machine.</param>
/// <param name="WarmUp">How long each contender runs before its repetitions are fixed, so that the JIT settles.</param>
internal sealed record MeasurementPlan(int Rounds, TimeSpan Piece, TimeSpan WarmUp)
{
    /// <summary>The plan of the published figures.</summary>
    public static MeasurementPlan Default { get; } = new(Rounds: 21, Piece: TimeSpan.FromMilliseconds(15), WarmUp: TimeSpan.FromMilliseconds(300));
}
