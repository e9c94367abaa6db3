namespace RnnGen.Cli;

/// <summary>The findings of <c>inspect --gates</c>.</summary>
/// <param name="Words">Words of the text.</param>
/// <param name="Units">Units per layer.</param>
/// <param name="Gates">Gates and states, layer by layer.</param>
internal sealed record GatesReport(int Words, int Units, IReadOnlyList<GateReport> Gates);
