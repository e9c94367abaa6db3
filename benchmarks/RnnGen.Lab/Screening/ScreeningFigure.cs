using System.Diagnostics;

namespace RnnGen.Lab;

/// <summary>What was found with lists of one length.</summary>
/// <param name="words">k: how many words are suggested.</param>
/// <param name="contexts">How often.</param>
internal sealed class ScreeningFigure(int words, int contexts)
{
    private readonly SuggestedList _screened = new(words, contexts);
    private readonly SuggestedList _quantized = new(words, contexts);
    private readonly SuggestedList _exact = new(words, contexts);
    private readonly int[] _rows = new int[contexts];
    private int _count;

    /// <summary>k.</summary>
    public int Words => words;

    /// <summary>Lists that differ from those of fp32.</summary>
    public long Different { get; private set; }

    /// <summary>The same of int8 without fp32 rows.</summary>
    public long QuantizedDifferent { get; private set; }

    /// <summary>Median microseconds of a suggestion by int8 with fp32 rows.</summary>
    public double Screened => _screened.MedianMicroseconds();

    /// <summary>The same by int8 alone.</summary>
    public double Quantized => _quantized.MedianMicroseconds();

    /// <summary>The same by fp32.</summary>
    public double Exact => _exact.MedianMicroseconds();

    /// <summary>Suggests by three sessions in the same state.</summary>
    /// <param name="screened">Int8 with fp32 rows.</param>
    /// <param name="quantized">Int8 alone.</param>
    /// <param name="exact">fp32.</param>
    public void Add(Session screened, Session quantized, Session exact)
    {
        // Both read the same int8 weights, which find their way into the caches for whoever comes second: they take turns, with fp32 in between.
        bool isScreenedFirst = _count % 2 == 0;
        SuggestQuantized(isScreenedFirst);
        _exact.Suggest(exact);
        SuggestQuantized(!isScreenedFirst);
        Different += _screened.IsSameAs(_exact) ? 0 : 1;
        QuantizedDifferent += _quantized.IsSameAs(_exact) ? 0 : 1;
        _count++;

        void SuggestQuantized(bool isScreened)
        {
            if (!isScreened)
            {
                _quantized.Suggest(quantized);
                return;
            }

            long before = screened.RowsScoredAgain;
            _screened.Suggest(screened);
            _rows[_count] = (int)(screened.RowsScoredAgain - before);
        }
    }

    /// <summary>Words scored again for a suggestion: no more in this share of all.</summary>
    /// <param name="share">In [0, 1).</param>
    public int RowsScoredAgain(double share)
    {
        int[] rows = _rows[.._count];
        Array.Sort(rows);
        return rows[(int)(share * _count)];
    }

    /// <summary>The last list of a session, and the times of all.</summary>
    private sealed class SuggestedList(int words, int contexts)
    {
        private readonly Suggestion[] _suggestions = new Suggestion[words];
        private readonly float[] _microseconds = new float[contexts];
        private int _count;

        public void Suggest(Session session)
        {
            long start = Stopwatch.GetTimestamp();
            session.Suggest(_suggestions);
            _microseconds[_count++] = (float)Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        public bool IsSameAs(SuggestedList other) => _suggestions.AsSpan().SequenceEqual(other._suggestions, SameToken.Instance);

        public double MedianMicroseconds()
        {
            float[] times = _microseconds[.._count];
            Array.Sort(times);
            return times[_count / 2];
        }
    }

    private sealed class SameToken : IEqualityComparer<Suggestion>
    {
        public static readonly SameToken Instance = new();

        public bool Equals(Suggestion x, Suggestion y) => x.Token == y.Token;

        public int GetHashCode(Suggestion suggestion) => suggestion.Token;
    }
}
