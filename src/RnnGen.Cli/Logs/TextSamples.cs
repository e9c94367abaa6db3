namespace RnnGen.Cli;

/// <summary>What a model in training writes by itself. The draws are the same each time, so that two epochs differ by what was learnt between them.</summary>
internal sealed class TextSamples
{
    private const int Count = 3;
    private const int LongestText = 160;

    private static readonly SamplingOptions Options = new() { Temperature = 0.8f };

    private readonly Session _session;
    private readonly char[] _text = new char[LongestText];

    /// <summary>Prepares a session.</summary>
    /// <param name="model">Who writes; read as it is at each call.</param>
    public TextSamples(RnnModel model) => _session = model.CreateSession();

    /// <summary>Lets the model write.</summary>
    public IReadOnlyList<string> Draw() => [.. Enumerable.Range(1, Count).Select(seed => Draw((ulong)seed))];

    private string Draw(ulong seed)
    {
        RandomSource random = new(seed);
        TextComposer composer = new(_session.Vocabulary.Tokenizer);
        _session.Reset();
        return new string(_text, 0, _session.Generate(_text, ref composer, Options, ref random));
    }
}
