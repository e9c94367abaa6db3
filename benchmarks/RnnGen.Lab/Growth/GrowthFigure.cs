namespace RnnGen.Lab;

/// <summary>What is plotted together.</summary>
/// <param name="Name">What the file is called, without its extension.</param>
/// <param name="Title">The work and the sizes that stay.</param>
/// <param name="SizeLabel">What grows.</param>
/// <param name="TimeLabel">What is timed.</param>
/// <param name="Curves">At most two, each with its limit.</param>
internal sealed record GrowthFigure(string Name, string Title, string SizeLabel, string TimeLabel, IReadOnlyList<GrowthCurve> Curves);
