namespace RnnGen.Generators.Layout;

/// <summary>The type of an emitted method's parameter. It includes the shape, so that a call with the wrong operand fails while generating.</summary>
internal abstract record OperandType
{
    /// <summary>The type in C#, with <c>ref</c> for a place in memory.</summary>
    public abstract string Keyword { get; }

    /// <summary>The shape in readable form, such as <c>[8][160][16]</c>; null where there is none.</summary>
    public virtual string? ShapeText => null;

    /// <summary>Whether an operand of type <paramref name="other"/> can be passed.</summary>
    public virtual bool Accepts(OperandType other) => Equals(other);

    /// <summary>How a parameter called <paramref name="name"/> is declared.</summary>
    public virtual string Declare(string name) => $"{Keyword} {name}";
}
