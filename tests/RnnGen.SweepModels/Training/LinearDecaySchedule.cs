using RnnGen.Training;

namespace RnnGen.SweepModels;

/// <summary>
/// From η₀ in a straight line to 0 at the end of the run, and half of that from the first epoch on that did not improve on the one before. Written as a user of the
/// package would.
/// </summary>
public sealed class LinearDecaySchedule : LearningRateSchedule
{
    public override LearningRateState CreateState(ScheduleSpan span) => new State(span);

    public override string ToString() => "LinearDecay";

    private sealed class State(ScheduleSpan span) : LearningRateState
    {
        // The loss of the last epoch, and the share of the rate.
        private readonly double[] _numbers = [double.PositiveInfinity, 1];

        public override Span<double> Numbers => _numbers;

        public override double Rate(double baseRate, long step) => baseRate * _numbers[1] * (span.EndStep - step) / (span.EndStep - span.FirstStep);

        public override void CompleteEpoch(double loss)
        {
            _numbers[1] = loss < _numbers[0] ? _numbers[1] : 0.5;
            _numbers[0] = loss;
        }
    }
}
