using System.ComponentModel;
using System.Runtime.CompilerServices;
using RnnGen.Threading;

namespace RnnGen.CompilerServices;

/// <summary>
/// One of the threads that run a training step together. All of them run the same emitted method; each computes its share of the output
/// tiles and waits for the others where it needs theirs. No sum is ever split, so results do not depend on the number of members.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TeamMember
{
    private readonly GrowingCount? _arrivals;
    private PaddedCounter _meetings;

    /// <param name="index">Its number, from 0.</param>
    /// <param name="count">Members of the team.</param>
    /// <param name="arrivals">Counts the arrivals at barriers; null for a team of one.</param>
    internal TeamMember(int index, int count, GrowingCount? arrivals)
    {
        Index = index;
        Count = count;
        _arrivals = arrivals;
    }

    /// <summary>A team of one: its share is everything, and it waits for no other thread.</summary>
    public static TeamMember Alone { get; } = new(index: 0, count: 1, arrivals: null);

    /// <summary>Its number, from 0; 0 is the thread that trains.</summary>
    public int Index { get; }

    /// <summary>Members of the team.</summary>
    public int Count { get; }

    /// <summary>Returns the first of its share of <paramref name="parts"/> equal parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nuint First(nuint parts) => parts * (nuint)Index / (nuint)Count;

    /// <summary>Returns the end of its share: the first part after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nuint End(nuint parts) => parts * (nuint)(Index + 1) / (nuint)Count;

    /// <summary>Waits for all members at a barrier: what they wrote before it can be read after it.</summary>
    public void Barrier()
    {
        if (_arrivals is not null)
        {
            _meetings.Value++;
            _arrivals.Increment(_meetings.Value * Count);
            _arrivals.WaitFor(_meetings.Value * Count);
        }
    }
}
