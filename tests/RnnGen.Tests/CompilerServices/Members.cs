using RnnGen.CompilerServices;

namespace RnnGen.Tests;

/// <summary>Members of a team that do not wait for each other, to be run one after the other.</summary>
internal static class Members
{
    public static IEnumerable<TeamMember> Of(int count) => Enumerable.Range(0, count).Select(index => new TeamMember(index, count));

    /// <summary>The first part of a member's share.</summary>
    public static nuint First(this TeamMember member, nuint parts) => parts * (nuint)member.Index / (nuint)member.Count;

    /// <summary>The part after its share.</summary>
    public static nuint End(this TeamMember member, nuint parts) => parts * (nuint)(member.Index + 1) / (nuint)member.Count;
}
