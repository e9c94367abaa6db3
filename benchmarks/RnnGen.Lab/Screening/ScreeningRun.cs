namespace RnnGen.Lab;

/// <summary>A text read by an int8 model; after each word, its suggestions beside those of int8 alone and of fp32 from the same h.</summary>
internal sealed class ScreeningRun
{
    /// <summary>Words after which the text begins anew; more in each turn, so that no turn repeats the contexts of another.</summary>
    private const int ShortestPiece = 50;

    /// <summary>One context in so many takes the times of all lists; in the others, fp32 and int8 alone suggest once: a shorter list is the beginning of a longer one.</summary>
    private const int ContextsPerTiming = 16;

    private static readonly int[] Lengths = [1, 3, 5, 10];

    private readonly Session _screened;
    private readonly Session _quantized;
    private readonly Session _exact;
    private readonly Session _model;
    private readonly byte[] _state;
    private readonly Suggestion[] _quantizedList;
    private readonly Suggestion[] _exactList;
    private readonly Suggestion[] _modelList;

    private readonly int _contexts;

    /// <summary>Freezes a model in both precisions.</summary>
    /// <param name="model">The model.</param>
    /// <param name="contexts">How many words will be read.</param>
    public ScreeningRun(RnnModel model, int contexts)
    {
        _contexts = contexts;
        FrozenModel frozen = model.Freeze(new FreezeOptions { Precision = WeightPrecision.Int8 });
        _screened = frozen.CreateSession();
        _quantized = new FrozenModel(frozen.Bound with { OutputRows = null }).CreateSession();
        _exact = model.Freeze().CreateSession();
        _model = model.Freeze().CreateSession();
        _state = new byte[_screened.StateSizeInBytes];
        Shape = model.Shape;
        Figures = [.. Lengths.Where(words => words < model.Vocabulary.Count).Select(words => new ScreeningFigure(words, contexts))];
        _quantizedList = new Suggestion[Figures[^1].Words];
        _exactList = new Suggestion[Figures[^1].Words];
        _modelList = new Suggestion[Figures[^1].Words];
    }

    /// <summary>The sizes of the model.</summary>
    public ModelShape Shape { get; }

    /// <summary>For each length of the lists, what was found.</summary>
    public IReadOnlyList<ScreeningFigure> Figures { get; }

    /// <summary>Reads a text and suggests after each word.</summary>
    /// <param name="tokens">The text; read again from its beginning if it is too short.</param>
    public void Replay(ReadOnlySpan<int> tokens)
    {
        for (int i = 0; i < _contexts; i++)
        {
            int turn = i / tokens.Length, word = i % tokens.Length;
            if (word % (ShortestPiece + turn) == 0)
            {
                _screened.Reset();
                _model.Reset();
            }

            _screened.Feed(tokens[word]);
            _model.Feed(tokens[word]);
            _screened.CopyTo(_state);
            _quantized.Restore(_state);
            _exact.Restore(_state);
            _quantized.Suggest(_quantizedList);
            _exact.Suggest(_exactList);
            _model.Suggest(_modelList);
            foreach (ScreeningFigure figure in Figures)
            {
                figure.Compare(_screened, _quantizedList, _exactList, _modelList);
                if (i % ContextsPerTiming == 0)
                {
                    figure.Time(_screened, _quantized, _exact);
                }
            }
        }
    }
}
