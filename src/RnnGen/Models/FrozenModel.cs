using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>
/// An immutable copy of a model for serving. Any number of threads may share it and create sessions from it; each session may be used by one thread at
/// a time. It cannot be trained.
/// </summary>
public sealed class FrozenModel
{
    private readonly ServedNetwork _bound;

    /// <summary>A model over weights that nothing writes any more.</summary>
    internal FrozenModel(ServedNetwork bound) => _bound = bound;

    /// <summary>The sizes of the model.</summary>
    public ModelShape Shape => _bound.Network.Shape;

    /// <summary>The words of the model; token 0 is <c>&lt;unk&gt;</c>.</summary>
    public Vocabulary Vocabulary => _bound.Vocabulary;

    /// <summary>The numbers that its weights are.</summary>
    public WeightPrecision Precision => _bound.Network.Layout is Int8Layout ? WeightPrecision.Int8 : WeightPrecision.Float32;

    /// <summary>Bytes of the folded input table; 0 if none was built.</summary>
    public long FoldedTableBytes => (long)(_bound.FoldedInput?.Length ?? 0) * sizeof(float);

    /// <summary>Bytes of the completion table; 0 if none was built.</summary>
    public long CompletionTableBytes => _bound.CompletionTable?.SizeInBytes ?? 0;

    /// <summary>
    /// Bytes of the fp32 rows that an int8 model keeps of its output layer, V·(K + 3) numbers, K being <see cref="ModelShape.OutputDepth"/>: with them, suggestions are those of the fp32 output layer. 0 where there are none.
    /// </summary>
    public long OutputRowBytes => _bound.OutputRows?.SizeInBytes ?? 0;

    internal ServedNetwork Bound => _bound;

    /// <summary>Creates a session, which begins a text.</summary>
    public Session CreateSession() => new(_bound);

    /// <summary>Creates an evaluator, which measures how well the model predicts a text.</summary>
    public Evaluator CreateEvaluator() => new(_bound);

    /// <summary>Creates a group of sessions that are stepped together.</summary>
    /// <param name="count">The number of sessions, at least 1; ideally a multiple of 16.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1, or so many sessions do not fit into memory.</exception>
    public SessionGroup CreateSessionGroup(int count) => new(_bound, count);
}
