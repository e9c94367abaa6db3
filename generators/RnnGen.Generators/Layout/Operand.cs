namespace RnnGen.Generators.Layout;

/// <summary>An argument of an emitted method: an expression and its shape.</summary>
internal abstract class Operand
{
    public abstract OperandType Type { get; }

    /// <summary>The argument as a call writes it.</summary>
    public abstract string Argument { get; }

    /// <summary>The member that the passes take.</summary>
    public static Operand Member { get; } = new Value(MemberType.Instance, "member");

    /// <summary>The team of one.</summary>
    public static Operand Alone { get; } = new Value(MemberType.Instance, "TeamMember.Alone");

    /// <summary>The panels between the two local variables of those names.</summary>
    public static Operand PanelRange { get; } = Panels("firstPanel", "endPanel");

    /// <summary>The one panel of the local variable <c>panel</c>.</summary>
    public static Operand OnePanel { get; } = Panels("panel", "panel + 1");

    public static Operand Panels(string first, string end) => new Value(PanelRangeType.Instance, $"{first}, {end}");

    public static Operand Scalar(ScalarType type, string text) => new Value(type, text);

    public static Operand Flag(string text) => new Value(ScalarType.Bool, text);

    /// <summary>A number of rows, columns or panels.</summary>
    public static Operand Count(string text) => new Value(ScalarType.Count, text);

    public static Operand Words(string text, Extent length) => new Value(new SpanType("int", length), text);

    public static Operand Floats(string text, Extent length) => new Value(new SpanType("float", length), text);

    private sealed class Value(OperandType type, string argument) : Operand
    {
        public override OperandType Type => type;

        public override string Argument => argument;
    }
}
