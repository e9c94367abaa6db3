namespace RnnGen.Cli;

/// <summary>What <c>inspect --gates</c> finds.</summary>
/// <param name="Words">Words of the text.</param>
/// <param name="Units">Units of each layer.</param>
/// <param name="Gates">Gates and states, layer by layer.</param>
internal sealed record GatesReport(int Words, int Units, IReadOnlyList<GateReport> Gates);
