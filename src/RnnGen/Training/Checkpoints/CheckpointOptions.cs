using System.Text;
using RnnGen.Files;

namespace RnnGen.Training;

/// <summary>
/// Where and how often a run saves all that it needs to continue to the same bits after a crash: see <see cref="Trainer.Resume(string, SequenceDataset, ReadOnlyMemory{int}, ITrainingObserver, CancellationToken)"/>. The file is
/// written beside its name and renamed, so that the name always holds a whole checkpoint. One is also written when the run ends, unless it diverges. Each property
/// checks its value when it is set.
/// </summary>
public sealed record CheckpointOptions
{
    /// <summary>The file to create or replace: a regular one, because it is written again and again, and read back. Its mode and its owner are kept.</summary>
    /// <exception cref="ArgumentException">The path is null or empty.</exception>
    public required string Path
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrEmpty(value, nameof(Path));
            field = value;
        }
    }

    /// <summary>Steps between two checkpoints. Default 0, which disables this limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int EverySteps
    {
        get;
        init => field = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(EverySteps), value, $"EverySteps is {value}, but must be a number of steps, or 0 to disable this limit.");
    }

    /// <summary>
    /// Time between two checkpoints, checked after each step. Default zero, which disables this limit. Where this and <see cref="EverySteps"/> are both disabled, a
    /// checkpoint is written after each epoch.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan Interval
    {
        get;
        init => field = value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Interval), value, $"Interval is {value}, but must be positive, or zero to disable this limit.");
    }

    /// <summary>
    /// A text of the program's own that the file keeps, such as how to set up the run again; at most 1 MiB as UTF-8. <see cref="CheckpointFile.ReadNote"/> reads it.
    /// Default empty.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentException">The value is too long, or holds a lone surrogate, which has no UTF-8 form.</exception>
    public string Note
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Note));
            if (Utf16.IndexOfLoneSurrogate(value) is >= 0 and int index)
            {
                throw new ArgumentException($"Note holds a lone surrogate at index {index}, which has no UTF-8 form: a checkpoint could not give it back.", nameof(Note));
            }

            int bytes = Encoding.UTF8.GetByteCount(value);
            field = bytes <= CheckpointFile.MaxTextBytes
                ? value
                : throw new ArgumentException($"Note has {bytes} bytes as UTF-8, but a checkpoint keeps at most {CheckpointFile.MaxTextBytes}. Write a shorter one.", nameof(Note));
        }
    } = string.Empty;

    /// <summary>
    /// Called with the exception when a checkpoint cannot be written, as on a full disk; the file keeps the previous one, and training continues. Default null: the
    /// exception ends the run.
    /// </summary>
    public Action<Exception>? WriteFailed { get; init; }
}
