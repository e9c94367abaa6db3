namespace RnnGen.Benchmarks;

/// <summary>Vector code whose sizes are known only at run time.</summary>
internal readonly struct RuntimeSizeReader(RnnModel model) : ISuggester
{
    private readonly RuntimeSizeCell _cell = RuntimeSizeCell.Create(model);
    private readonly RuntimeSizeOutput _output = new(model);

    public void Feed(int token) => _cell.Feed(token);

    public void Suggest(Span<Suggestion> suggestions) => _output.Suggest(_cell.Hidden, suggestions);
}
