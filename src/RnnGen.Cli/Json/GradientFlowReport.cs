namespace RnnGen.Cli;

/// <summary>What <c>gradient-flow --json</c> writes.</summary>
/// <param name="Curves">For each cell the untrained and the trained model.</param>
internal sealed record GradientFlowReport(IReadOnlyList<FlowCurve> Curves);
