namespace RnnGen.Generators.Layout;

/// <summary>The member of a team whose share of the work a call computes.</summary>
internal sealed record MemberType : OperandType
{
    public static MemberType Instance { get; } = new();

    public override string Keyword => "TeamMember";
}
