namespace RnnGen;

/// <summary>What a source counts for in a prediction.</summary>
/// <param name="Source">The source.</param>
/// <param name="Weight">Its weight, in [0, 1]; those of all sources sum to 1.</param>
public readonly record struct SourceWeight(Source Source, double Weight);
