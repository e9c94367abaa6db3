using System.Diagnostics;

namespace RnnGen.Lab;

/// <summary>What was found with lists of one length.</summary>
/// <param name="words">k: how many words are suggested.</param>
/// <param name="vocabularySize">How many there are.</param>
internal sealed class ScreeningFigure(int words, int vocabularySize)
{
    private readonly Suggestion[] _screened = new Suggestion[words];
    private readonly Suggestion[] _quantized = new Suggestion[words];
    private readonly Suggestion[] _exact = new Suggestion[words];

    // How many suggestions scored so many words again; a word is offered at most twice.
    private readonly long[] _counts = new long[(2 * vocabularySize) + 1];

    /// <summary>k.</summary>
    public int Words => words;

    /// <summary>Lists that differ from those of fp32.</summary>
    public long Different { get; private set; }

    /// <summary>The same of int8 without fp32 rows.</summary>
    public long QuantizedDifferent { get; private set; }

    /// <summary>Time of all suggestions by int8 with fp32 rows.</summary>
    public TimeSpan Screened { get; private set; }

    /// <summary>Time of all suggestions by int8 alone.</summary>
    public TimeSpan Quantized { get; private set; }

    /// <summary>Time of all suggestions by fp32.</summary>
    public TimeSpan Exact { get; private set; }

    /// <summary>Suggests by three sessions in the same state.</summary>
    /// <param name="screened">Int8 with fp32 rows.</param>
    /// <param name="quantized">Int8 alone.</param>
    /// <param name="exact">fp32.</param>
    public void Add(Session screened, Session quantized, Session exact)
    {
        long before = screened.RowsScoredAgain;
        Screened += Suggest(screened, _screened);
        _counts[screened.RowsScoredAgain - before]++;
        Quantized += Suggest(quantized, _quantized);
        Exact += Suggest(exact, _exact);
        Different += AreSame(_screened, _exact) ? 0 : 1;
        QuantizedDifferent += AreSame(_quantized, _exact) ? 0 : 1;
    }

    /// <summary>Words scored again for a suggestion: no more in this share of all.</summary>
    /// <param name="share">In (0, 1].</param>
    public int RowsScoredAgain(double share)
    {
        double rest = share * _counts.Sum();
        int rows = 0;
        for (; rows < _counts.Length - 1 && _counts[rows] < rest; rows++)
        {
            rest -= _counts[rows];
        }

        return rows;
    }

    private static TimeSpan Suggest(Session session, Suggestion[] suggestions)
    {
        long start = Stopwatch.GetTimestamp();
        session.Suggest(suggestions);
        return Stopwatch.GetElapsedTime(start);
    }

    private static bool AreSame(ReadOnlySpan<Suggestion> left, ReadOnlySpan<Suggestion> right)
    {
        for (int i = 0; i < left.Length; i++)
        {
            if (left[i].Token != right[i].Token)
            {
                return false;
            }
        }

        return true;
    }
}
