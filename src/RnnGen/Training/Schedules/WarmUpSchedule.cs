using System.Globalization;

namespace RnnGen.Training;

/// <summary>See <see cref="LearningRateSchedules.WarmUp"/>.</summary>
internal sealed class WarmUpSchedule : LearningRateSchedule
{
    private readonly int _steps;
    private readonly LearningRateSchedule _then;

    public WarmUpSchedule(int steps, LearningRateSchedule then)
    {
        if (steps < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(steps), steps, $"steps is {steps}, but a warm-up takes at least 1.");
        }

        if (then is WarmUpSchedule)
        {
            throw new ArgumentException("What follows a warm-up cannot be one itself; add their steps.", nameof(then));
        }

        _steps = steps;
        _then = then;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"WarmUp(steps: {_steps}, then: {_then})");

    public override LearningRateState CreateState(ScheduleSpan span) => new State(
        _steps,
        _then.CreateState(span with { FirstStep = _steps }) ?? throw new InvalidOperationException($"{_then.GetType().Name}.CreateState returned null; it must return the memory of a run."));

    private sealed class State(int steps, LearningRateState then) : LearningRateState
    {
        public override Span<double> Numbers => then.Numbers;

        public override double Rate(double baseRate, long step) => step < steps ? baseRate * (step + 1) / steps : then.Rate(baseRate, step);

        public override void CompleteEpoch(double loss) => then.CompleteEpoch(loss);
    }
}
