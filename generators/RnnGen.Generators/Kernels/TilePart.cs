namespace RnnGen.Generators.Kernels;

/// <summary>One of the vectors in which a row of a register tile lies.</summary>
/// <param name="Name">Prefix of its accumulators.</param>
/// <param name="Panel">Prefix of the variables that refer to its panel; empty for the first panel.</param>
/// <param name="Column">Its first column within the panel.</param>
internal sealed record TilePart(string Name, string Panel, int Column)
{
    /// <summary>The variable of this vector's panel.</summary>
    /// <param name="variable">That of the first panel.</param>
    public string Of(string variable) => Panel.Length == 0 ? variable : Panel + char.ToUpperInvariant(variable[0]) + variable.Substring(1);
}
