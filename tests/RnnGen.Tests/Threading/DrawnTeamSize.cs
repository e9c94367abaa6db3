using RnnGen.Threading;

namespace RnnGen.Tests.Threading;

/// <summary>Another number of members in every run.</summary>
internal sealed class DrawnTeamSize(int most) : TeamSize(most)
{
    private readonly Random _random = new(most);
    private int _next = most;

    public override int Next => _next;

    public override void Record(long ticks) => _next = _random.Next(1, Most + 1);
}
