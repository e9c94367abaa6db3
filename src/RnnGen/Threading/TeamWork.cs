using RnnGen.CompilerServices;

namespace RnnGen.Threading;

/// <summary>What a team works off: every member runs it, each with its own share.</summary>
internal abstract class TeamWork
{
    /// <summary>The share of one member, on its own thread.</summary>
    public abstract void Run(TeamMember member);
}
