using RnnGen.Reference;

namespace RnnGen.Benchmarks;

/// <summary>The naive path: scalar code with run-time sizes; all probabilities, then a scan for the best.</summary>
internal readonly struct NaiveReader(RnnModel model) : ISuggester
{
    private const double MostOperations = 2e9;
    private readonly ReferenceSession<float> _session = ReferenceModel<float>.From(model).CreateSession();
    private readonly float[] _probabilities = new float[model.Vocabulary.Count];

    /// <summary>h of the top layer.</summary>
    public ReadOnlySpan<float> HiddenState => _session.HiddenState(model.Shape.Layers - 1);

    /// <summary>Whether scalar code performs this many operations in acceptable time: up to 2 GFLOP.</summary>
    public static bool IsAffordable(double operations) => operations <= MostOperations;

    /// <summary>Resets to zero state.</summary>
    public void Reset() => _session.Reset();

    public void Feed(int token) => _session.Step(token);

    public void Suggest(Span<Suggestion> suggestions) => NaiveSuggestions.Select(Probabilities(), suggestions);

    /// <summary>Computes the probabilities of the next word; valid until the next call.</summary>
    public ReadOnlySpan<float> Probabilities()
    {
        _session.Probabilities(_probabilities);
        return _probabilities;
    }
}
