namespace RnnGen.Generators;

/// <summary>One method to emit: all its sizes are decided, nothing is left to compute.</summary>
/// <param name="Name">Name of the method.</param>
/// <param name="Equation">What it computes, in the field's letters; becomes its summary.</param>
internal abstract record Kernel(string Name, string Equation)
{
    /// <summary>The shapes of its operands, as a reader writes them; stands below the equation.</summary>
    public abstract string Shapes { get; }
}
