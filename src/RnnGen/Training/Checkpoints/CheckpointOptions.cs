namespace RnnGen.Training;

/// <summary>
/// Where and how often a run writes down all that it needs to go on to the same bits after a crash: see <see cref="Trainer.Resume"/>. The file is written
/// beside its name and renamed, so that the name always holds a whole checkpoint. One is written when the run ends, too, unless it diverges.
/// </summary>
public sealed class CheckpointOptions
{
    /// <summary>The file, made or replaced.</summary>
    public required string Path { get; init; }

    /// <summary>Steps between two checkpoints; 0 for no matter how many.</summary>
    public int EverySteps { get; init; }

    /// <summary>Time between two checkpoints, looked at after each step; zero for no matter how long. Without this and <see cref="EverySteps"/>, one is written after each epoch.</summary>
    public TimeSpan Interval { get; init; }

    /// <summary>A text of the program's own that the file keeps, such as how to set up the run again; <see cref="CheckpointFile.ReadNote"/> reads it.</summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>
    /// Is told of a checkpoint that could not be written, as on a full disk; the file keeps the one before, and training goes on. Without it, training ends with
    /// that exception.
    /// </summary>
    public Action<Exception>? WriteFailed { get; init; }

    internal void ThrowIfInvalid()
    {
        ArgumentException.ThrowIfNullOrEmpty(Path);
        ArgumentNullException.ThrowIfNull(Note);
        if (EverySteps < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(EverySteps), EverySteps, $"EverySteps is {EverySteps}, but must be a number of steps, or 0 for no matter how many.");
        }

        if (Interval < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(Interval), Interval, $"Interval is {Interval}, but must be positive, or zero for no matter how long.");
        }
    }
}
