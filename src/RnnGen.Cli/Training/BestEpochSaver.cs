using RnnGen.Files;
using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>
/// An observer that saves the model after every epoch that is the best so far, so that a crash loses no more than an epoch. An epoch whose perplexity is not finite is
/// worth nothing and not saved.
/// </summary>
/// <param name="model">The model in training.</param>
/// <param name="path">Where to save it; null for nowhere.</param>
/// <param name="invocation">Receives a warning if an epoch could not be saved.</param>
/// <param name="inner">The observer that shows progress.</param>
internal sealed class BestEpochSaver(RnnModel model, string? path, Invocation invocation, ITrainingObserver inner) : ITrainingObserver
{
    // A pipe takes one file: the last of them, which is complete at the end.
    private readonly bool _savesAtEnd = path is not null && FileOutput.IsStream(path);
    private int? _savedEpoch;
    private int _bestEpoch;
    private bool _hasInfiniteEpoch;

    /// <summary>Whether epochs were completed, and the perplexity was finite after none of them.</summary>
    public bool IsNeverFinite => _hasInfiniteEpoch && _bestEpoch == 0;

    /// <inheritdoc/>
    public void OnStep(in TrainingStep step) => inner.OnStep(step);

    /// <inheritdoc/>
    public void OnEpoch(in TrainingEpoch epoch)
    {
        if (epoch.IsBest && !double.IsFinite(epoch.ValidationPerplexity))
        {
            _hasInfiniteEpoch = true;
        }
        else if (epoch.IsBest)
        {
            _bestEpoch = epoch.Epoch;
            if (!_savesAtEnd)
            {
                TrySave();
            }
        }

        inner.OnEpoch(epoch);
    }

    /// <summary>Saves the model after the run has ended, unless the file already holds it.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be written to.</exception>
    public void Save()
    {
        if (path is not null && _savedEpoch != _bestEpoch)
        {
            model.Save(path);
            _savedEpoch = _bestEpoch;
        }
    }

    /// <summary>A disk that is full for a while should not end a run of hours: the next save may succeed, and the last one must.</summary>
    private void TrySave()
    {
        try
        {
            Save();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            invocation.Warn($"epoch {_bestEpoch} could not be saved: {ExceptionText.Of(e)}");
        }
    }
}
