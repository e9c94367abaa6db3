using RnnGen.CompilerServices;

namespace RnnGen.Tests;

/// <summary>Members of a team that do not wait for each other, to be run one after the other.</summary>
internal static class Members
{
    public static IEnumerable<TeamMember> Of(int count) => Enumerable.Range(0, count).Select(index => new TeamMember(index, count, arrivals: null));
}
