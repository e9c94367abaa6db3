namespace RnnGen.Training;

/// <summary>How far a run has come.</summary>
internal sealed record RunProgress
{
    /// <summary>Epochs trained and evaluated.</summary>
    public int EpochsRun { get; set; }

    /// <summary>Batches trained in the current epoch.</summary>
    public int Batch { get; set; }

    /// <summary>Sums over these batches.</summary>
    public EpochSums Sums { get; set; }

    /// <summary>The rate of the last step.</summary>
    public float LearningRate { get; set; }

    /// <summary>The epoch, from 1, with the best parameters so far; 0 for none.</summary>
    public int BestEpoch { get; set; }

    /// <summary>Its loss.</summary>
    public double BestLoss { get; set; } = double.PositiveInfinity;
}
