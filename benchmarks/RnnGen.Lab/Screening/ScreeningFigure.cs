using System.Diagnostics;

namespace RnnGen.Lab;

/// <summary>What was found with lists of one length.</summary>
/// <param name="words">k: how many words are suggested.</param>
/// <param name="contexts">How often.</param>
internal sealed class ScreeningFigure(int words, int contexts)
{
    private readonly TimedSuggestion _screened = new(words);
    private readonly TimedSuggestion _quantized = new(words);
    private readonly TimedSuggestion _exact = new(words);
    private readonly int[] _rows = new int[contexts];
    private int _count;

    /// <summary>k.</summary>
    public int Words => words;

    /// <summary>Lists that differ from those of fp32.</summary>
    public long Different { get; private set; }

    /// <summary>The same of int8 without fp32 rows.</summary>
    public long QuantizedDifferent { get; private set; }

    /// <summary>Lists of int8 with fp32 rows that differ from those of the fp32 model, whose h is another.</summary>
    public long ModelDifferent { get; private set; }

    /// <summary>Median microseconds of a suggestion by int8 with fp32 rows.</summary>
    public double Screened => _screened.MedianMicroseconds();

    /// <summary>The same by int8 alone.</summary>
    public double Quantized => _quantized.MedianMicroseconds();

    /// <summary>The same by fp32.</summary>
    public double Exact => _exact.MedianMicroseconds();

    /// <summary>Suggests by int8 with fp32 rows, and compares.</summary>
    /// <param name="screened">Int8 with fp32 rows.</param>
    /// <param name="quantized">The list of int8 alone from the same state, of at least k words.</param>
    /// <param name="exact">The list of the fp32 output layer, likewise.</param>
    /// <param name="model">The list of the fp32 model that has read the same text, likewise.</param>
    public void Compare(Session screened, ReadOnlySpan<Suggestion> quantized, ReadOnlySpan<Suggestion> exact, ReadOnlySpan<Suggestion> model)
    {
        long before = screened.RowsScoredAgain;
        ReadOnlySpan<Suggestion> list = _screened.Suggest(screened);
        _rows[_count++] = (int)(screened.RowsScoredAgain - before);
        Different += list.SequenceEqual(exact[..words], SameToken.Instance) ? 0 : 1;
        ModelDifferent += list.SequenceEqual(model[..words], SameToken.Instance) ? 0 : 1;
        QuantizedDifferent += quantized[..words].SequenceEqual(exact[..words], SameToken.Instance) ? 0 : 1;
    }

    /// <summary>Takes the time of a suggestion by each of three sessions in the same state.</summary>
    /// <param name="screened">Int8 with fp32 rows.</param>
    /// <param name="quantized">Int8 alone.</param>
    /// <param name="exact">fp32.</param>
    public void Time(Session screened, Session quantized, Session exact)
    {
        // Both read the same int8 weights, which find their way into the caches for whoever comes second: they take turns, with fp32 in between.
        bool isScreenedFirst = _screened.Count % 2 == 0;
        Time(isScreenedFirst);
        _exact.Time(exact);
        Time(!isScreenedFirst);

        void Time(bool isScreened) => (isScreened ? _screened : _quantized).Time(isScreened ? screened : quantized);
    }

    /// <summary>Words scored again for a suggestion: no more in this share of all.</summary>
    /// <param name="share">In [0, 1).</param>
    public int RowsScoredAgain(double share)
    {
        int[] rows = _rows[.._count];
        Array.Sort(rows);
        return rows[(int)(share * _count)];
    }

    /// <summary>A list to suggest into, and the times that it took.</summary>
    private sealed class TimedSuggestion(int words)
    {
        private readonly Suggestion[] _list = new Suggestion[words];
        private readonly List<double> _microseconds = [];

        public int Count => _microseconds.Count;

        public ReadOnlySpan<Suggestion> Suggest(Session session)
        {
            session.Suggest(_list);
            return _list;
        }

        public void Time(Session session)
        {
            long start = Stopwatch.GetTimestamp();
            Suggest(session);
            _microseconds.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        public double MedianMicroseconds() => _microseconds.Order().ElementAt(Count / 2);
    }

    private sealed class SameToken : IEqualityComparer<Suggestion>
    {
        public static readonly SameToken Instance = new();

        public bool Equals(Suggestion x, Suggestion y) => x.Token == y.Token;

        public int GetHashCode(Suggestion suggestion) => suggestion.Token;
    }
}
