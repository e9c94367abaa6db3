namespace RnnGen.Cli;

/// <summary>What one quantity of a layer's cell does over a text; shares are of all its units at all words.</summary>
/// <param name="Layer">The layer, from 0.</param>
/// <param name="Name">Its letter in the equations; between bars, its magnitude.</param>
/// <param name="Mean">Its mean.</param>
/// <param name="NearlyClosed">Of a gate: the share below 0.1.</param>
/// <param name="NearlyOpen">Of a gate: the share above 0.9.</param>
/// <param name="Saturated">Of a tanh: the share above 0.9, where its gradient is below a fifth.</param>
/// <param name="DeadUnits">Of a rectifier: the units that were 0 at every word.</param>
internal sealed record GateReport(int Layer, string Name, double Mean, double? NearlyClosed, double? NearlyOpen, double? Saturated, int? DeadUnits);
