namespace RnnGen;

/// <summary>
/// An immutable copy of a model for serving. Any number of threads may share it and make sessions from it; each session belongs to one thread at
/// a time. It cannot be trained.
/// </summary>
public sealed class FrozenModel
{
    private readonly BoundNetwork _bound;

    internal FrozenModel(BoundNetwork bound) => _bound = bound;

    /// <summary>The sizes of the model.</summary>
    public ModelShape Shape => _bound.Network.Shape;

    /// <summary>The words of the model; token 0 is <c>&lt;unk&gt;</c>.</summary>
    public Vocabulary Vocabulary => _bound.Vocabulary;

    internal BoundNetwork Bound => _bound;

    /// <summary>Begins a text.</summary>
    public Session CreateSession() => new(_bound);
}
