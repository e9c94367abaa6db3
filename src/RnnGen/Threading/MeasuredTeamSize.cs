using System.Diagnostics;

namespace RnnGen.Threading;

/// <summary>
/// As many members as are worthwhile now, found by trial: other processes may want cores at any time, and a run that waits for a member without a core is slower
/// than one without this member. Runs are timed in windows; now and then a window is run with another number, which is kept if it is
/// faster than the windows before and after.
/// </summary>
/// <remarks>
/// What trials cost is limited: the next one has to wait until the time that the last one lost is a small share of the time since. So a machine that is always busy runs at
/// the speed of its best number, less that share, and one where nothing changes hardly tries.
/// </remarks>
/// <param name="most">The most members; at least 1.</param>
/// <param name="ticksPerSecond">Of the clock.</param>
internal sealed class MeasuredTeamSize(int most, long ticksPerSecond) : TeamSize(most)
{
    /// <summary>
    /// Runs before the first that are timed, of one member: it compiles all code and touches all memory for the first time, and what that allocates is so of the first step.
    /// </summary>
    private const int WarmUpRuns = 2;

    /// <summary>A number that is not faster by this factor is not worth a change.</summary>
    private const double Gain = 0.97;

    /// <summary>A window slower than the fastest by this factor, and nearly as slow as fewer members were, means that something has changed.</summary>
    private const double Slowdown = 1.1;
    private const double NearlyAsSlow = 0.85;

    /// <summary>A trial slower by this factor need not be repeated soon while nothing changes.</summary>
    private const double ClearLoss = 1.3;

    /// <summary>The share of the time that trials may cost: where they may pay, where they have clearly failed, and after a slowdown.</summary>
    private const double UsualCost = 0.02;
    private const double ClearCost = 0.0025;
    private const double UrgentCost = 0.1;

    /// <summary>30 ms: several turns of a scheduler that shares a core between two threads.</summary>
    private readonly long _window = ticksPerSecond * 3 / 100;

    private int _size = most;
    private int _trial;
    private int _promising;
    private double _promisingPace;
    private int _turn;
    private int _warmUp = WarmUpRuns;

    private long _ticks;
    private int _runs;
    private double _pace;
    private double _fastest = double.PositiveInfinity;
    private double _paceOfFewer = double.PositiveInfinity;

    private double _sinceTrial;
    private double _dueAfter;
    private double _urgentAfter;

    /// <summary>Starts with all members, on the clock of <see cref="Stopwatch"/>.</summary>
    public MeasuredTeamSize(int most)
        : this(most, Stopwatch.Frequency)
    {
    }

    public override int Next => _warmUp > 0 ? 1 : _trial > 0 ? _trial : _size;

    public override void Record(long ticks)
    {
        if (_warmUp > 0)
        {
            _warmUp--;
            return;
        }

        if (Most == 1)
        {
            return;
        }

        _ticks += ticks;
        _runs++;
        if (_trial > 0)
        {
            double lost = _ticks - (_pace * _runs);
            if (_ticks >= _window || lost > _window / 2)
            {
                EndTrial(lost);
            }

            return;
        }

        _sinceTrial += ticks;
        if (_ticks >= _window && _runs > 1)
        {
            _pace = BeginWindow();
            bool isSlower = _pace > Slowdown * _fastest && _pace > NearlyAsSlow * _paceOfFewer;
            _fastest = Math.Min(_fastest, _pace);
            if (_promising > 0)
            {
                Confirm();
            }
            else if (_sinceTrial >= _dueAfter || (isSlower && _size > 1 && _sinceTrial >= _urgentAfter))
            {
                _trial = Candidate(isSlower);
            }
        }
    }

    private void EndTrial(double lost)
    {
        double pace = BeginWindow();
        double cost = UsualCost;
        _paceOfFewer = _trial < _size ? pace : _paceOfFewer;
        if (pace < Gain * _pace)
        {
            _promising = _trial;
            _promisingPace = pace;
        }
        else if (_trial < _size && pace > ClearLoss * _pace)
        {
            cost = ClearCost;
        }

        _fastest = _pace;
        _sinceTrial = 0;
        _dueAfter = Math.Max(lost / cost, 10 * _window);
        _urgentAfter = Math.Max(lost / UrgentCost, _window);
        _trial = 0;
    }

    /// <summary>Changes the number if the trial was faster than the window after it, too: one slow window alone may be chance.</summary>
    private void Confirm()
    {
        if (_promisingPace < Gain * _pace)
        {
            _size = _promising;
            _pace = _promisingPace;
            _fastest = _pace;
            _paceOfFewer = double.PositiveInfinity;
        }

        _promising = 0;
    }

    /// <summary>Ends a window.</summary>
    /// <returns>Its ticks per run.</returns>
    private double BeginWindow()
    {
        double pace = (double)_ticks / _runs;
        _ticks = 0;
        _runs = 0;
        return pace;
    }

    /// <summary>The number to try next: one more or less, twice or half as many, in turn; fewer after a slowdown.</summary>
    private int Candidate(bool isSlower)
    {
        Span<int> candidates = [_size - 1, _size / 2, _size + 1, _size * 2];
        while (true)
        {
            int candidate = candidates[_turn++ % (isSlower && _size > 1 ? 2 : 4)];
            candidate = candidate > _size ? Math.Min(candidate, Most) : candidate;
            if (candidate > 0 && candidate != _size)
            {
                return candidate;
            }
        }
    }
}
