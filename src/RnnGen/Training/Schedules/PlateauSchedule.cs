using System.Globalization;

namespace RnnGen.Training;

/// <summary>See <see cref="LearningRateSchedules.ReduceOnPlateau"/>.</summary>
internal sealed class PlateauSchedule : LearningRateSchedule
{
    private readonly double _factor;
    private readonly int _patience;

    public PlateauSchedule(double factor, int patience)
    {
        if (!(factor is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(factor), factor, $"factor is {factor}, but must be above 0 and below 1.");
        }

        if (patience < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(patience), patience, $"patience is {patience}, but must be 0 or a positive number of epochs.");
        }

        _factor = factor;
        _patience = patience;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"ReduceOnPlateau(factor: {_factor}, patience: {_patience})");

    public override LearningRateState CreateState(ScheduleSpan span) => new State(this);

    private sealed class State(PlateauSchedule schedule) : LearningRateState
    {
        private const int Scale = 0;
        private const int LowestLoss = 1;
        private const int BadEpochs = 2;

        private readonly double[] _numbers = [1, double.PositiveInfinity, 0];

        public override Span<double> Numbers => _numbers;

        public override double Rate(double baseRate, long step) => baseRate * _numbers[Scale];

        public override void CompleteEpoch(double loss)
        {
            if (loss < _numbers[LowestLoss])
            {
                _numbers[LowestLoss] = loss;
                _numbers[BadEpochs] = 0;
            }
            else if (++_numbers[BadEpochs] > schedule._patience)
            {
                _numbers[Scale] *= schedule._factor;
                _numbers[BadEpochs] = 0;
            }
        }
    }
}
