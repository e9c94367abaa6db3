namespace RnnGen.Cli;

/// <summary>The output of <c>gradient-flow --json</c>.</summary>
/// <param name="Curves">The untrained and the trained model of each cell.</param>
internal sealed record GradientFlowReport(IReadOnlyList<FlowCurve> Curves);
