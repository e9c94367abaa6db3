using Microsoft.CodeAnalysis;
using RnnGen.Generators.Diagnostics;

namespace RnnGen.Generators.Parsing;

/// <summary>The rule that notes a build whose generated code is slow. The generator does not depend on it: the same code is emitted in every build.</summary>
internal static class OptimizationRules
{
    public static IEnumerable<RuleFinding> Check(string model, OptimizationLevel optimization) =>
        optimization == OptimizationLevel.Release ? [] : [RuleFinding.AtAttribute(DiagnosticIds.NotOptimized, model)];
}
