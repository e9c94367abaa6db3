using System.Diagnostics;

namespace RnnGen.Threading;

/// <summary>
/// The parts of a team's loops, handed out as members ask for them. Every member begins with its own share, from the front, so that its core finds the weights of
/// the last step in its cache; who has finished takes half of what another has left, from the back. A slow core so costs its share and no more.
/// </summary>
/// <remarks>
/// A loop ends when its parts are done, not when everybody has come: a member that has lost its core between two parts is not waited for. It finds its loops
/// done by others, and passes through them without a part.
/// </remarks>
internal sealed class TeamParts(int members)
{
    /// <summary>The most parts that a loop is divided into: more are handed out in groups.</summary>
    private const int MostParts = 1 << 12;

    private const int PartBits = 13;
    private const long PartMask = (1 << PartBits) - 1;

    /// <summary>
    /// What the numbers of loops and parts jump by between two steps. A member that is still on its way out of the last step may read what the next one has
    /// begun to write, and go through one loop more than the others did: its numbers must not be those of the next step.
    /// </summary>
    private const int Jump = 64;

    /// <summary>
    /// Checks of a member that waits for the parts of others before it sleeps: some 60 μs, what putting a thread to sleep and waking it takes. Five times as many were no faster on
    /// two idle cores.
    /// </summary>
    private const int BarrierSpins = 1000;

    private readonly GrowingCount _done = new(BarrierSpins);

    /// <summary>For each member: the loop, the first part that is left of its share, and the end of what is left.</summary>
    private readonly PaddedCounter[] _shares = new PaddedCounter[members];

    /// <summary>Begins a step.</summary>
    /// <param name="lastLoop">The last loop of the step before.</param>
    /// <returns>The number before the first loop's, and the parts that count as done.</returns>
    public (long Loop, long Done) Begin(long lastLoop)
    {
        long done = _done.Value + (Jump * MostParts);
        _done.Add(Jump * MostParts, wakeAt: done);
        return (lastLoop + Jump, done);
    }

    /// <summary>The number of parts that a loop is handed out in.</summary>
    public static int Count(nuint parts) => (int)((parts + Group(parts) - 1) / Group(parts));

    /// <summary>Takes parts that nobody else has taken: of the member's own share, or of another's.</summary>
    /// <param name="index">The member.</param>
    /// <param name="count">Members that take part.</param>
    /// <param name="loop">The number of the loop.</param>
    /// <param name="parts">All parts of the loop.</param>
    /// <param name="first">The first part taken.</param>
    /// <param name="end">The one after the last.</param>
    /// <returns>How many of <see cref="Count"/> were taken; 0 if none is left.</returns>
    public int Take(int index, int count, long loop, nuint parts, out nuint first, out nuint end)
    {
        int groups = Count(parts);
        for (int turn = 0; turn < count; turn++)
        {
            int owner = index + turn < count ? index + turn : index + turn - count;
            int taken = TakeFrom(owner, turn == 0, count, loop, groups, out int firstGroup);
            if (taken != 0)
            {
                first = (nuint)firstGroup * Group(parts);
                end = Math.Min((nuint)(firstGroup + taken) * Group(parts), parts);
                return taken;
            }
        }

        first = end = 0;
        return 0;
    }

    /// <summary>Counts parts as done: what was written for them can be read by whoever sees the count.</summary>
    /// <param name="parts">How many.</param>
    /// <param name="wakeAt">The number that others may wait for.</param>
    public void Finish(int parts, long wakeAt) => _done.Add(parts, wakeAt);

    /// <summary>Waits until so many parts are done.</summary>
    public void WaitFor(long parts) => _done.WaitFor(parts);

    /// <summary>Parts that are handed out together.</summary>
    private static nuint Group(nuint parts) => parts <= MostParts ? 1 : (parts + MostParts - 1) / MostParts;

    private int TakeFrom(int owner, bool isOwn, int count, long loop, int groups, out int first)
    {
        ref long share = ref _shares[owner].Value;
        while (true)
        {
            // Whoever comes first to a share of this loop lays it out, so that parts of a member that has not come are not left behind.
            long found = Volatile.Read(ref share);
            long distance = (found - Pack(loop, 0, 0)) >> (2 * PartBits);
            bool isLaidOut = distance == 0;
            first = isLaidOut ? (int)((found >> PartBits) & PartMask) : (int)((long)groups * owner / count);
            int end = isLaidOut ? (int)(found & PartMask) : (int)((long)groups * (owner + 1) / count);
            if (distance > 0 || first >= end)
            {
                return 0;
            }

            int taken = (end - first + 1) / 2;
            long left = isOwn ? Pack(loop, first + taken, end) : Pack(loop, first, end - taken);
            if (Interlocked.CompareExchange(ref share, left, found) == found)
            {
                first = isOwn ? first : end - taken;
                return taken;
            }
        }
    }

    private static long Pack(long loop, int first, int end)
    {
        Debug.Assert(first <= MostParts && end <= MostParts, "A part's number must not reach into the loop's.");
        return (loop << (2 * PartBits)) | ((long)first << PartBits) | (long)end;
    }
}
