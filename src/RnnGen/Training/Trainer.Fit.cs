namespace RnnGen.Training;

public sealed partial class Trainer
{
    /// <summary>
    /// Trains for <see cref="TrainingOptions.Epochs"/> epochs and leaves the parameters of the best one in the model: the one with the lowest
    /// perplexity on the validation text, or the last one when there is none. Every call is a run of its own, with a fresh optimiser.
    /// </summary>
    /// <param name="train">What to train on; of the model's shape and vocabulary.</param>
    /// <param name="validation">Words to evaluate on after each epoch, as <see cref="Evaluator"/> does; may be empty.</param>
    /// <param name="observer">Watches the run; null for nobody.</param>
    /// <param name="cancellationToken">
    /// Ends the run between two steps. That is no error: the model keeps the best epoch so far, or what it has learnt where none is complete, and the result says
    /// <see cref="TrainingResult.IsCancelled"/>.
    /// </param>
    /// <exception cref="ArgumentException">The data do not fit the model's shape or vocabulary.</exception>
    /// <exception cref="TrainingDivergedException">
    /// A loss, a gradient or a parameter was not finite. The model holds the best epoch's parameters, or those it began with when none was completed.
    /// </exception>
    /// <exception cref="IOException"><see cref="TrainingOptions.Checkpoint"/> cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    /// <exception cref="InvalidOperationException">
    /// The trainer is in use, by another thread or by the run that this is called from; or another trainer is training its model, or a thread saving it; or an optimiser,
    /// a schedule or data of the program's own break their contract.
    /// </exception>
    public TrainingResult Fit(
        SequenceDataset train, ReadOnlyMemory<int> validation = default, ITrainingObserver? observer = null, CancellationToken cancellationToken = default) =>
        Run(train, validation, observer, checkpoint: null, cancellationToken);

    /// <summary>
    /// <see cref="Fit(SequenceDataset, ReadOnlyMemory{int}, ITrainingObserver, CancellationToken)"/> with progress that is reported after each epoch, once it has been
    /// evaluated. <see cref="IProgress{T}"/> allocates at each report; its bytes are not counted.
    /// </summary>
    /// <inheritdoc cref="Fit(SequenceDataset, ReadOnlyMemory{int}, ITrainingObserver, CancellationToken)"/>
    /// <param name="train">What to train on; of the model's shape and vocabulary.</param>
    /// <param name="validation">Words to evaluate on after each epoch; may be empty.</param>
    /// <param name="progress">Receives each epoch.</param>
    /// <param name="cancellationToken">Ends the run between two steps.</param>
    public TrainingResult Fit(
        SequenceDataset train, ReadOnlyMemory<int> validation, IProgress<TrainingEpoch> progress, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return Fit(train, validation, new EpochProgress(progress), cancellationToken);
    }

    /// <summary>
    /// <see cref="Fit(SequenceDataset, ReadOnlyMemory{int}, IProgress{TrainingEpoch}, CancellationToken)"/> on a thread of its own, so that a user interface stays
    /// responsive. Until the task is complete, model and trainer belong to that thread: nobody else may use them, nor a session over the model's live parameters.
    /// </summary>
    /// <param name="train">What to train on; of the model's shape and vocabulary.</param>
    /// <param name="validation">Words to evaluate on after each epoch, as <see cref="Evaluator"/> does; may be empty.</param>
    /// <param name="progress">Receives each epoch after it has been evaluated; null for nobody. It allocates at each report.</param>
    /// <param name="cancellationToken">
    /// Ends the run between two steps. The task is not cancelled by it, but completes with a result that says <see cref="TrainingResult.IsCancelled"/>, and the model
    /// keeps the best epoch.
    /// </param>
    /// <returns>The result of the run, or an exception that <c>Fit</c> throws.</returns>
    public Task<TrainingResult> FitAsync(
        SequenceDataset train, ReadOnlyMemory<int> validation = default, IProgress<TrainingEpoch>? progress = null, CancellationToken cancellationToken = default) =>
        RunAsync(() => Run(train, validation, ObserverOf(progress), checkpoint: null, cancellationToken));

    /// <summary>
    /// <see cref="Fit(SequenceDataset, ReadOnlyMemory{int}, ITrainingObserver, CancellationToken)"/> on a thread of its own, on which the observer is called: there it
    /// may use the model, as to swap it into a <see cref="ServingModel"/>.
    /// </summary>
    /// <inheritdoc cref="FitAsync(SequenceDataset, ReadOnlyMemory{int}, IProgress{TrainingEpoch}, CancellationToken)"/>
    /// <param name="train">What to train on; of the model's shape and vocabulary.</param>
    /// <param name="validation">Words to evaluate on after each epoch; may be empty.</param>
    /// <param name="observer">Watches the run.</param>
    /// <param name="cancellationToken">Ends the run between two steps; the task completes with a result.</param>
    public Task<TrainingResult> FitAsync(SequenceDataset train, ReadOnlyMemory<int> validation, ITrainingObserver observer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(observer);
        return RunAsync(() => Run(train, validation, observer, checkpoint: null, cancellationToken));
    }

    /// <summary>
    /// Continues the run that wrote a checkpoint, to the same bits as if it had never been interrupted. Model, data and options must be those that
    /// it was begun with; the number of threads and <see cref="TrainingOptions.Checkpoint"/> may differ. The model's current parameters do not matter: the checkpoint
    /// replaces them. Times and speeds are those since the run was resumed.
    /// </summary>
    /// <param name="path">The checkpoint.</param>
    /// <param name="train">What the run trains on.</param>
    /// <param name="validation">What it evaluates on.</param>
    /// <param name="observer">Watches the rest of the run; null for nobody.</param>
    /// <param name="cancellationToken">Ends the run between two steps, as for <c>Fit</c>.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidCheckpointException">The file is damaged, or belongs to another run; the message names the first thing that differs.</exception>
    /// <exception cref="ArgumentException">The data do not fit the model's shape or vocabulary.</exception>
    /// <exception cref="TrainingDivergedException">As for <c>Fit</c>.</exception>
    /// <exception cref="IOException"><paramref name="path"/> is a folder, a pipe or a device, or <see cref="TrainingOptions.Checkpoint"/> cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    /// <exception cref="InvalidOperationException">
    /// The trainer is in use, by another thread or by the run that this is called from; or another trainer is training its model, or a thread saving it; or an optimiser,
    /// a schedule or data of the program's own break their contract.
    /// </exception>
    public TrainingResult Resume(
        string path,
        SequenceDataset train,
        ReadOnlyMemory<int> validation = default,
        ITrainingObserver? observer = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Run(train, validation, observer, path, cancellationToken);
    }

    /// <summary>
    /// <see cref="Resume(string, SequenceDataset, ReadOnlyMemory{int}, ITrainingObserver, CancellationToken)"/> with progress that is reported after each epoch, once it
    /// has been evaluated. <see cref="IProgress{T}"/> allocates at each report; its bytes are not counted.
    /// </summary>
    /// <inheritdoc cref="Resume(string, SequenceDataset, ReadOnlyMemory{int}, ITrainingObserver, CancellationToken)"/>
    /// <param name="path">The checkpoint.</param>
    /// <param name="train">What the run trains on.</param>
    /// <param name="validation">What it evaluates on.</param>
    /// <param name="progress">Receives each epoch.</param>
    /// <param name="cancellationToken">Ends the run between two steps.</param>
    public TrainingResult Resume(
        string path, SequenceDataset train, ReadOnlyMemory<int> validation, IProgress<TrainingEpoch> progress, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return Resume(path, train, validation, new EpochProgress(progress), cancellationToken);
    }

    /// <summary>
    /// <see cref="Resume(string, SequenceDataset, ReadOnlyMemory{int}, IProgress{TrainingEpoch}, CancellationToken)"/> on a thread of its own, as <c>FitAsync</c>
    /// does it.
    /// </summary>
    /// <param name="path">The checkpoint.</param>
    /// <param name="train">What the run trains on.</param>
    /// <param name="validation">What it evaluates on.</param>
    /// <param name="progress">Receives each epoch after it has been evaluated; null for nobody. It allocates at each report.</param>
    /// <param name="cancellationToken">Ends the run between two steps; the task completes with a result.</param>
    /// <returns>The result of the run, or an exception that <c>Resume</c> throws.</returns>
    public Task<TrainingResult> ResumeAsync(
        string path,
        SequenceDataset train,
        ReadOnlyMemory<int> validation = default,
        IProgress<TrainingEpoch>? progress = null,
        CancellationToken cancellationToken = default) =>
        RunAsync(() => Resume(path, train, validation, ObserverOf(progress), cancellationToken));

    private static EpochProgress? ObserverOf(IProgress<TrainingEpoch>? progress) => progress is null ? null : new EpochProgress(progress);

    /// <summary>The token of a run does not go to the task: a task that was cancelled before it began would have no result.</summary>
    private static Task<TrainingResult> RunAsync(Func<TrainingResult> run) =>
        Task.Factory.StartNew(run, CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);

    private TrainingResult Run(
        SequenceDataset train, ReadOnlyMemory<int> validation, ITrainingObserver? observer, string? checkpoint, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(train);
        string name = checkpoint is null ? nameof(Fit) : nameof(Resume);
        using TrainerUse.Lease use = _use.Begin(name);
        using ModelUse.Lease modelUse = Model.Use.Train(name);
        ThrowIfDoesNotFit(train);
        _work.Reset();
        TrainingRun run = new(this, train, validation, observer, checkpoint, cancellationToken);
        _team.KeepWorkers();
        try
        {
            return run.Execute();
        }
        finally
        {
            _team.ReleaseWorkers();
        }
    }

    private void ThrowIfDoesNotFit(SequenceDataset train)
    {
        ModelShape shape = _bound.Network.Shape;
        if (train.SequenceLength != shape.SequenceLength || train.BatchSize != shape.BatchSize || train.Loss != shape.Loss)
        {
            throw new ArgumentException(
                $"The data come as T = {train.SequenceLength}, B = {train.BatchSize}, {train.Loss}, but the model has T = {shape.SequenceLength}, B = {shape.BatchSize}, {shape.Loss}.",
                nameof(train));
        }

        if (train.BatchCount < 1)
        {
            throw new ArgumentException($"The data have {train.BatchCount} batches, but an epoch needs at least 1.", nameof(train));
        }

        if (train.LargestToken >= _bound.WordCount)
        {
            throw new ArgumentException(
                $"The data contain token {train.LargestToken}, but the model's vocabulary has {_bound.WordCount} words. Encode the text with this vocabulary.",
                nameof(train));
        }

        if (Options.SoftTargets is { } soft && !soft.Tokens.SequenceEqual(train.Tokens.Span))
        {
            throw new ArgumentException($"The soft targets are of another text, of {soft.Tokens.Length} words, than the data, of {train.Tokens.Length}: make them of the {nameof(train.Tokens)} of the data set.", nameof(train));
        }
    }
}
