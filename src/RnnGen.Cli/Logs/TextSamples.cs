namespace RnnGen.Cli;

/// <summary>Samples of what a model in training writes without a prompt. The random draws are the same each time, so that samples of two epochs differ only by what was learnt in between.</summary>
internal sealed class TextSamples
{
    private const int Count = 3;
    private const int LongestText = 160;

    private static readonly SamplingOptions Options = new() { Temperature = 0.8f };

    private readonly Session _session;
    private readonly char[] _text = new char[LongestText];

    /// <summary>Prepares a session.</summary>
    /// <param name="model">The model that writes, with its parameters as they are at each call.</param>
    public TextSamples(RnnModel model) => _session = model.CreateSession();

    /// <summary>Generates the samples.</summary>
    public IReadOnlyList<string> Draw() => [.. Enumerable.Range(1, Count).Select(seed => Draw((ulong)seed))];

    private string Draw(ulong seed)
    {
        RandomSource random = new(seed);
        TextComposer composer = new(_session.Vocabulary.Tokenizer);
        _session.Reset();
        return new string(_text, 0, _session.Generate(_text, ref composer, Options, ref random));
    }
}
