using RnnGen.CompilerServices;
using RnnGen.Threading;

namespace RnnGen;

/// <summary>
/// A frozen model whose weights can change while it serves. It holds them twice: sessions read one copy while <see cref="Swap"/> fills the other, and switch
/// between two words. A swap allocates no new copy, so weights that change every minute leave no garbage of their size. Any number of threads may share it;
/// each session may be used by one thread at a time.
/// </summary>
/// <example>
/// A game that trains in the background and talks in the foreground:
/// <code>
/// var serving = new ServingModel(model);
/// Session session = serving.CreateSession();
/// trainer.Fit(data, observer: new SwapAfterEachEpoch(serving));      // OnEpoch calls serving.Swap(model)
/// </code>
/// </example>
public sealed class ServingModel
{
    private readonly Lock _swapping = new();
    private readonly FreezeOptions _options;
    private ServedWeights _current;
    private ServedWeights _idle;

    /// <summary>Serves a copy of a model.</summary>
    /// <param name="model">The model; training it may continue afterwards.</param>
    /// <param name="options">
    /// The precision of both copies, which stays, and the memory that each may spend to serve faster; null for the defaults of <see cref="FreezeOptions"/>. A calibration text is read again at each swap.
    /// </param>
    /// <exception cref="InvalidOperationException">Another thread is training the model.</exception>
    public ServingModel(RnnModel model, FreezeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        _options = options ?? new FreezeOptions();
        using ModelUse.Lease use = model.Use.Read(nameof(ServingModel));
        _current = Create(model);
        _idle = Create(model);
    }

    /// <summary>The sizes of the model.</summary>
    public ModelShape Shape => Current.Bound.Network.Shape;

    /// <summary>The words of the weights currently served; token 0 is <c>&lt;unk&gt;</c>.</summary>
    public Vocabulary Vocabulary => Current.Bound.Vocabulary;

    private ServedWeights Current => Volatile.Read(ref _current);

    /// <summary>Creates a session, which begins a text. After each <see cref="Swap"/> it continues with the new weights from its next word on.</summary>
    public Session CreateSession() => new(Current.Bound, this);

    /// <summary>Creates a group of sessions that are stepped together. After each <see cref="Swap"/> they continue with the new weights from their next words on.</summary>
    /// <param name="count">The number of sessions, at least 1; ideally a multiple of 16.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1, or so many sessions do not fit into memory.</exception>
    public SessionGroup CreateSessionGroup(int count) => new(Current.Bound, count, this);

    /// <summary>
    /// Serves another model's weights from now on: fills the copy that is not current, after waiting for sessions that still read it (at most the time of one word), and
    /// lets every session switch before its next word. Sessions keep what they have read: h (and c) are preserved.
    /// </summary>
    /// <param name="model">A model of the same shape, with the same words or a longer vocabulary that begins with the present one.</param>
    /// <exception cref="ArgumentException">The model has a different shape or vocabulary; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is training the model; nothing has changed. The observer of a run is on the training thread and may swap.</exception>
    public void Swap(RnnModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        lock (_swapping)
        {
            ThrowIfOther(model);
            using ModelUse.Lease use = model.Use.Read(nameof(Swap));
            _idle.WaitForReaders();
            _idle.Fill(model);
            ServedWeights previous = _current;
            Volatile.Write(ref _current, _idle);
            _idle = previous;
        }
    }

    /// <summary>Keeps the current weights from changing until the lease is returned.</summary>
    internal WeightLease Lease()
    {
        while (true)
        {
            ServedWeights weights = Current;
            WeightLease lease = new(weights);

            // If they were swapped between the two reads, they may be about to be filled and must not be read.
            if (weights == Current)
            {
                return lease;
            }

            lease.Dispose();
        }
    }

    private void ThrowIfOther(RnnModel model)
    {
        if (model.Shape != Shape)
        {
            throw new ArgumentException($"The model has a different shape: {model.Shape}, but {Shape} is served.", nameof(model));
        }

        if (model.Vocabulary != Vocabulary && model.Vocabulary.FindDifference(Vocabulary) is string difference)
        {
            throw new ArgumentException($"The model has a different vocabulary: {difference}. Running sessions can continue only with the same words or a longer list that begins with them.", nameof(model));
        }
    }

    private ServedWeights Create(RnnModel model) => new(new FrozenWeights(model.Bound.Network, _options), model);
}
