namespace RnnGen.Generators.Layout;

/// <summary>What a parameter of an emitted method takes. Its shape is part of it, so that a call with the wrong operand fails while generating.</summary>
internal abstract record OperandType
{
    /// <summary>The type in C#, with <c>ref</c> where it is a place in memory.</summary>
    public abstract string Keyword { get; }

    /// <summary>The shape as a reader writes it, such as <c>[8][160][16]</c>; null where there is none to tell.</summary>
    public virtual string? ShapeText => null;

    /// <summary>Whether an operand of type <paramref name="other"/> can be passed.</summary>
    public virtual bool Accepts(OperandType other) => Equals(other);

    /// <summary>How a parameter called <paramref name="name"/> is declared.</summary>
    public virtual string Declare(string name) => $"{Keyword} {name}";
}
