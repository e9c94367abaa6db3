namespace RnnGen.Training;

/// <summary>See <see cref="LearningRateSchedules.Constant"/>.</summary>
internal sealed class ConstantSchedule : LearningRateSchedule
{
    public override string ToString() => "Constant";

    public override LearningRateState CreateState(ScheduleSpan span) => new State();

    private sealed class State : LearningRateState
    {
        public override double Rate(double baseRate, long step) => baseRate;
    }
}
