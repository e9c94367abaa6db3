using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RnnGen.CompilerServices;

/// <summary>The parts of a loop that a member of a team is handed, one after the other. Which they are depends on how fast the members are; what is computed does not.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct TeamShare
{
    // Null of default, which has no parts.
    private readonly TeamMember? _member;
    private readonly nuint _parts;
    private bool _hasBegun;
    private nuint _current;
    private nuint _end;

    internal TeamShare(TeamMember member, nuint parts)
    {
        _member = member;
        _parts = parts;
        _current = nuint.MaxValue;
    }

    /// <summary>The part.</summary>
    public readonly nuint Current => _current;

    /// <summary>The one after the last part that was handed out together with <see cref="Current"/>.</summary>
    public readonly nuint End => _end;

    /// <summary>The share itself.</summary>
    public readonly TeamShare GetEnumerator() => this;

    /// <summary>Moves to the next part; returns whether there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext() => ++_current < _end || MoveToRange();

    /// <summary>Moves to the next parts that are handed out together, from <see cref="Current"/> to before <see cref="End"/>: for loops that are faster on ranges.</summary>
    /// <returns>Whether there are any.</returns>
    public bool MoveToRange()
    {
        bool isFirst = !_hasBegun;
        _hasBegun = true;
        _current = _end = 0;
        return _member is not null && _member.Take(_parts, isFirst, out _current, out _end);
    }
}
