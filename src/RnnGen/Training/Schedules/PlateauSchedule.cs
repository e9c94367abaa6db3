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

    internal override LearningRateState Begin(ScheduleSpan span) => new State(this);

    private sealed class State(PlateauSchedule schedule) : LearningRateState
    {
        private const int Scale = 0;
        private const int LowestLoss = 1;
        private const int BadEpochs = 2;

        private readonly double[] _memory = [1, double.PositiveInfinity, 0];

        public override Span<double> Memory => _memory;

        public override double Rate(double baseRate, long step) => baseRate * _memory[Scale];

        public override void CompleteEpoch(double loss)
        {
            if (loss < _memory[LowestLoss])
            {
                _memory[LowestLoss] = loss;
                _memory[BadEpochs] = 0;
            }
            else if (++_memory[BadEpochs] > schedule._patience)
            {
                _memory[Scale] *= schedule._factor;
                _memory[BadEpochs] = 0;
            }
        }
    }
}
