using System.Text;

namespace RnnGen.Cli;

/// <summary>Puts words together to a text: a space between two words, none where punctuation leans on its neighbour.</summary>
internal sealed class TextComposer
{
    private const string LeansLeft = ".,;:!?)]}»”’%…";
    private const string LeansRight = "([{«“‘¿¡";
    private const string LeansBoth = "-/_";
    private const string Quote = "\"";

    private readonly StringBuilder _text;
    private bool _isQuoteOpen;
    private bool _isAttached;

    /// <summary>A text that goes on from <paramref name="beginning"/>, which is kept as it is but for spaces at its end.</summary>
    public TextComposer(string beginning)
    {
        _text = new StringBuilder(beginning.TrimEnd());
        _isQuoteOpen = beginning.Count(c => c == Quote[0]) % 2 == 1;
        string last = _text.Length > 0 ? _text[^1].ToString() : string.Empty;
        _isAttached = _text.Length == 0 || IsOneOf(last, LeansRight) || (_isQuoteOpen && last == Quote);
    }

    /// <summary>Adds a word.</summary>
    public void Add(string word)
    {
        if (word == WhitespaceTokenizer.EndOfLine)
        {
            _text.Append('\n');
            _isAttached = true;
            return;
        }

        bool closesQuote = word == Quote && _isQuoteOpen;
        _isQuoteOpen ^= word == Quote;
        if (!_isAttached && !closesQuote && !IsOneOf(word, LeansLeft) && !IsOneOf(word, LeansBoth))
        {
            _text.Append(' ');
        }

        _text.Append(word);
        _isAttached = (word == Quote && _isQuoteOpen) || IsOneOf(word, LeansRight) || IsOneOf(word, LeansBoth);
    }

    /// <summary>The text so far.</summary>
    public override string ToString() => _text.ToString();

    private static bool IsOneOf(string word, string marks) => word.Length == 1 && marks.Contains(word[0]);
}
