using System.ComponentModel;
using System.Runtime.CompilerServices;
using RnnGen.Threading;

namespace RnnGen.CompilerServices;

/// <summary>
/// One of the threads that run a training step together. All of them run the same emitted method; each computes the output tiles that it is handed and waits
/// for the others' where it needs them. No sum is ever split, so results do not depend on who computes what, nor on the number of members.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TeamMember
{
    private TeamParts? _team;
    private int _taken;
    private long _awaited;

    /// <summary>A member that is handed exactly its share of every loop and waits for nobody, until <see cref="Begin"/> gives it its place in a team.</summary>
    /// <param name="index">Its number, from 0.</param>
    /// <param name="count">Members that share the parts.</param>
    internal TeamMember(int index, int count)
    {
        Index = index;
        Count = count;
    }

    /// <summary>A team of one: its share is everything, and it waits for no other thread.</summary>
    public static TeamMember Alone { get; } = new(index: 0, count: 1);

    /// <summary>Its number in this step, from 0; 0 is the thread that trains.</summary>
    internal int Index { get; private set; }

    /// <summary>Members that take part in this step.</summary>
    internal int Count { get; private set; }

    /// <summary>The number of the loop that it is in: the same for all members.</summary>
    internal long Loop { get; private set; }

    /// <summary>Hands out the parts 0 … <paramref name="parts"/> − 1 of a loop to the members of the team, each part to one of them: <c>foreach (nuint part in member.Share(parts))</c>.</summary>
    /// <param name="parts">The parts; all members must name the same number.</param>
    public TeamShare Share(nuint parts)
    {
        if (_team is not null)
        {
            Loop++;
            _awaited += TeamParts.Count(parts);
        }

        return new TeamShare(this, parts);
    }

    /// <summary>Waits until all parts of the loops before are done: what was written there, by any member, can be read after it.</summary>
    public void Barrier()
    {
        if (_team is not null)
        {
            if (_taken > 0)
            {
                _team.Finish(_taken, _awaited);
                _taken = 0;
            }

            _team.WaitFor(_awaited);
        }
    }

    /// <summary>Gives a member its place in a step.</summary>
    /// <param name="team">What hands out the parts; null for a team of one.</param>
    /// <param name="index">Its number, from 0.</param>
    /// <param name="count">Members that take part.</param>
    /// <param name="start">What <see cref="TeamParts.Begin"/> returned.</param>
    internal void Begin(TeamParts? team, int index, int count, (long Loop, long Done) start)
    {
        _team = team;
        Index = index;
        Count = count;
        Loop = start.Loop;
        _awaited = start.Done;
    }

    /// <summary>Takes the next parts of a loop.</summary>
    /// <param name="parts">All parts.</param>
    /// <param name="isFirst">Whether nothing has been taken of this loop yet.</param>
    /// <param name="first">The first part taken.</param>
    /// <param name="end">The one after the last.</param>
    /// <returns>Whether there are any.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal bool Take(nuint parts, bool isFirst, out nuint first, out nuint end)
    {
        if (_team is not null)
        {
            int taken = _team.Take(Index, Count, Loop, parts, out first, out end);
            _taken += taken;
            return taken > 0;
        }

        first = parts * (nuint)Index / (nuint)Count;
        end = parts * (nuint)(Index + 1) / (nuint)Count;
        return isFirst && first < end;
    }
}
