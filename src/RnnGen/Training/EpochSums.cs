namespace RnnGen;

/// <summary>What the steps of an epoch add up to.</summary>
internal struct EpochSums
{
    private double _lossSum;
    private long _targetCount;
    private double _gradientNormSum;
    private int _steps;

    /// <summary>Mean −ln p over the epoch's targets.</summary>
    public readonly double MeanLoss => _lossSum / _targetCount;

    /// <summary>Mean over the epoch's steps of the gradients' global norm.</summary>
    public readonly double MeanGradientNorm => _gradientNormSum / _steps;

    /// <summary>Adds a step.</summary>
    public void Add(in StepResult result)
    {
        _lossSum += result.LossSum;
        _targetCount += result.TargetCount;
        _gradientNormSum += result.GradientNorm;
        _steps++;
    }
}
