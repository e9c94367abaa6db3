namespace RnnGen.Cli;

/// <summary>The findings of <c>inspect --neighbours</c> for a word.</summary>
/// <param name="Word">The word, as the model spells it.</param>
/// <param name="Neighbours">The nearest words, nearest first.</param>
internal sealed record NeighboursReport(string Word, IReadOnlyList<NeighbourReport> Neighbours);
