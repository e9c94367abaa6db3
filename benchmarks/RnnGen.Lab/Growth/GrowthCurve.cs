namespace RnnGen.Lab;

/// <summary>How the time of some work grows with one size.</summary>
/// <param name="Name">The work.</param>
/// <param name="Cases">The sizes to measure, in rising order.</param>
internal sealed record GrowthCurve(string Name, IReadOnlyList<GrowthCase> Cases);
