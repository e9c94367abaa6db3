namespace RnnGen.Threading;

/// <summary>A team all of whose members take part in every run, on however many cores.</summary>
internal sealed class FixedTeamSize(int most) : TeamSize(most)
{
    public override int Next => Most;

    public override bool WaitsForWorkers => true;

    public override void Record(long ticks)
    {
    }
}
