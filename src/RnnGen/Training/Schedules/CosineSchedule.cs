using System.Globalization;

namespace RnnGen.Training;

/// <summary>See <see cref="LearningRateSchedules.Cosine"/>.</summary>
internal sealed class CosineSchedule : LearningRateSchedule
{
    private readonly float _minimum;

    public CosineSchedule(float minimum)
    {
        if (!float.IsFinite(minimum) || minimum < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(minimum), minimum, $"minimum is {minimum}, but must be 0 or a positive finite number.");
        }

        _minimum = minimum;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Cosine(minimum: {_minimum})");

    public override LearningRateState CreateState(ScheduleSpan span) => new State(_minimum, span);

    private sealed class State(float minimum, ScheduleSpan span) : LearningRateState
    {
        public override double Rate(double baseRate, long step) =>
            minimum + ((baseRate - minimum) * PortableMath.HalfCosine((double)(step - span.FirstStep) / (span.EndStep - span.FirstStep)));
    }
}
