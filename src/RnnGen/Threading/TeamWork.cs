using RnnGen.CompilerServices;

namespace RnnGen.Threading;

/// <summary>The work of a team: every member runs it, each with its own share.</summary>
internal abstract class TeamWork
{
    /// <summary>Runs the share of one member, on its own thread.</summary>
    public abstract void Run(TeamMember member);
}
