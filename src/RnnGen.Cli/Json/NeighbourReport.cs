namespace RnnGen.Cli;

/// <summary>A word near another.</summary>
/// <param name="Word">The word.</param>
/// <param name="Similarity">The cosine between their vectors, from −1 to 1.</param>
internal sealed record NeighbourReport(string Word, float Similarity);
