using System.Globalization;

namespace RnnGen.Training;

/// <summary>See <see cref="LearningRateSchedules.Step"/>.</summary>
internal sealed class StepSchedule : LearningRateSchedule
{
    private readonly int _everyEpochs;
    private readonly double _factor;

    public StepSchedule(int everyEpochs, double factor)
    {
        if (everyEpochs < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(everyEpochs), everyEpochs, $"everyEpochs is {everyEpochs}, but must be at least 1.");
        }

        if (!double.IsFinite(factor) || factor <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(factor), factor, $"factor is {factor}, but must be a positive finite number.");
        }

        _everyEpochs = everyEpochs;
        _factor = factor;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Step(everyEpochs: {_everyEpochs}, factor: {_factor})");

    public override LearningRateState CreateState(ScheduleSpan span) => span.StepsPerEpoch >= 1
        ? new State(this, span)
        : throw new ArgumentOutOfRangeException(nameof(span), span.StepsPerEpoch, $"StepsPerEpoch is {span.StepsPerEpoch}, but must be at least 1.");

    private sealed class State(StepSchedule schedule, ScheduleSpan span) : LearningRateState
    {
        public override double Rate(double baseRate, long step)
        {
            // A product rather than Math.Pow: the same bits on every machine.
            double rate = baseRate;
            for (long change = step / span.StepsPerEpoch / schedule._everyEpochs; change > 0; change--)
            {
                // What no longer changes, such as 0, is reached long before the last of many changes.
                double next = rate * schedule._factor;
                if (next.Equals(rate))
                {
                    break;
                }

                rate = next;
            }

            return rate;
        }
    }
}
