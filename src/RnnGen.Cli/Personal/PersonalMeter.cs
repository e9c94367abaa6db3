using System.Diagnostics;

namespace RnnGen.Cli;

/// <summary>
/// Reads texts as somebody writes them: each word is predicted, typed with three suggestions, and then learnt. Figures of several texts add up.
/// </summary>
internal sealed class PersonalMeter(Predictor predictor)
{
    private const int Suggested = 5;

    private readonly Suggestion[] _suggestions = new Suggestion[Suggested];
    private readonly int[] _found = new int[Suggested];
    private KeystrokeCount _keystrokes;
    private double _loss;
    private double _knownLoss;
    private int _known;
    private long _ticks;
    private int _words;

    /// <summary>The figures of all words so far.</summary>
    public PersonalFigures Figures => new(
        _words, Math.Exp(_loss / _words), Math.Exp(_knownLoss / _known), (double)(_words - _known) / _words, Found(1), Found(3), Found(5), _keystrokes.Saved, Stopwatch.GetElapsedTime(0, _ticks).TotalMicroseconds / _words);

    /// <summary>Reads a text, from its beginning.</summary>
    /// <param name="text">The text; its first word is given, as in every evaluation.</param>
    /// <param name="afterWord">Told of each word, with its −ln p; null for nobody.</param>
    public void Read(ReadOnlySpan<char> text, Action<double>? afterWord = null)
    {
        TextTokenizer tokenizer = predictor.Vocabulary.Tokenizer;
        Span<char> buffer = stackalloc char[TextTokenizer.MaxTokenLength];
        int position = 0;
        int start = 0;
        predictor.Reset();
        while (tokenizer.TryRead(text, ref position, buffer, out ReadOnlySpan<char> word))
        {
            if (start > 0)
            {
                double loss = Predict(word, KeystrokeMeter.IsSpace(text[position..], tokenizer));
                afterWord?.Invoke(loss);
            }

            long begin = Stopwatch.GetTimestamp();
            predictor.Feed(text[start..position]);
            _ticks += start > 0 ? Stopwatch.GetTimestamp() - begin : 0;
            start = position;
        }
    }

    private double Predict(ReadOnlySpan<char> word, bool isSpaced)
    {
        long begin = Stopwatch.GetTimestamp();
        int count = predictor.Suggest(_suggestions);
        _ticks += Stopwatch.GetTimestamp() - begin;
        int token = predictor.TokenOf(word);
        for (int rank = 0; rank < count && token != Vocabulary.Unknown; rank++)
        {
            if (_suggestions[rank].Token == token)
            {
                _found[rank]++;
            }
        }

        double loss = -predictor.LogProbability(word);
        _keystrokes += KeystrokeMeter.Type(predictor, word, isSpaced);
        _loss += loss;
        _words++;
        if (predictor.Vocabulary.Contains(word))
        {
            _knownLoss += loss;
            _known++;
        }

        return loss;
    }

    private double Found(int among) => (double)_found.AsSpan(0, among).ToArray().Sum() / _words;
}
