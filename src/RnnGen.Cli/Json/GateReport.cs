namespace RnnGen.Cli;

/// <summary>Statistics of one quantity of a layer's cell over a text; shares are taken over all units at all words.</summary>
/// <param name="Layer">The layer, from 0.</param>
/// <param name="Name">Its letter in the equations; between bars, its magnitude.</param>
/// <param name="Mean">Its mean.</param>
/// <param name="NearlyClosed">For a gate: the share below 0.1.</param>
/// <param name="NearlyOpen">For a gate: the share above 0.9.</param>
/// <param name="Saturated">For a tanh: the share above 0.9, where its gradient is below a fifth.</param>
/// <param name="DeadUnits">For a rectifier: the units that were 0 at every word.</param>
internal sealed record GateReport(int Layer, string Name, double Mean, double? NearlyClosed, double? NearlyOpen, double? Saturated, int? DeadUnits);
