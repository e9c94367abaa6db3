namespace RnnGen.Tests;

/// <summary>The test suite of UAX #29: boundaries first, then the words that a tokenizer makes of them.</summary>
public sealed class WordBreakTests
{
    private const int Lines = 1823;

    [UnicodeFact]
    public void Boundaries_are_those_of_every_line_of_the_test_suite()
    {
        int lines = 0;
        foreach (string[] expected in Suite())
        {
            lines++;
            Assert.Equal(expected, Cut(string.Concat(expected)));
        }

        Assert.Equal(Lines, lines);
    }

    /// <summary>
    /// A tokenizer gives what lies between the boundaries, with three departures. White space is no word, so what extends it stands by itself; invisible
    /// characters by themselves are no words; and U+FEFF and U+202F, which the suite does not hold, are white space.
    /// </summary>
    [UnicodeFact]
    public void Words_are_what_lies_between_them_other_than_white_space_and_what_is_invisible()
    {
        WordTokenizer tokenizer = new(lowerCase: false);
        int departures = 0;
        foreach (string[] segments in Suite())
        {
            string[] words = [.. segments.Select(segment => Visible(segment)).Where(word => word.Length > 0)];
            departures += segments.SequenceEqual(words) ? 0 : 1;

            Assert.Equal(words, Spans(tokenizer, string.Concat(segments)));
        }

        // As many lines of the suite have white space, or begin with what is invisible.
        Assert.InRange(departures, 1, Lines);
    }

    [Fact]
    public void A_byte_order_mark_and_a_narrow_space_end_words()
    {
        Assert.Equal(["a", "\uFEFF", "b"], Cut("a\uFEFFb"));
        Assert.Equal(["1", "\u202F", "000"], Cut("1\u202F000"));
    }

    [Fact]
    public void What_follows_a_boundary_does_not_depend_on_what_came_before()
    {
        string[] pieces = ["a", "1", "_", "'", "\u2019", ".", ",", ":", "\"", "א", "カ", "我", "ก", " ", "\u0301", "\u200D", "\u00AD", "\U0001F469", "\U0001F3FD", "\U0001F1EA", "\uFEFF", "\r\n"];
        RandomSource random = new(7);
        for (int i = 0; i < 20_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, 12).Select(_ => pieces[random.NextInt32(pieces.Length)]));
            int start = 0;
            foreach (string segment in Cut(text))
            {
                // Cut off at a boundary, on either side, a text keeps its others.
                Assert.Equal(segment.Length, WordBoundaries.NextAfter(text.AsSpan(start, segment.Length)));
                start += segment.Length;
            }
        }
    }

    /// <summary>What a vocabulary lists must be found again in a file of it, however strange the text was.</summary>
    [Theory]
    [InlineData("word", true, null)]
    [InlineData("word", false, null)]
    [InlineData("word", true, "tr")]
    [InlineData("whitespace", true, null)]
    public void A_word_by_itself_is_read_as_itself(string kind, bool lowerCase, string? culture)
    {
        string[] pieces =
        [
            "a", "B", "1", "_", "'", "\u2019", "\u02BC", ".", ",", ":", "\"", "א", "ג'", "カ", "\u3099", "我", "ก", "Σ", "İ", "I", "\u0307", "\u0323", "\u0301", "é", "\u1112", "\u1161", "\u11AB",
            " ", " ", "\u200C", "\u200D", "\u00AD", "\u200F", "\uFE0F", "❤", "\U0001F469", "\U0001F3FD", "\U0001F1EA", "\U0001D160", "\uFEFF", "\u202F", "\u037E", "\u0387", "\u212A", "\uD800", "\n",
        ];
        RandomSource random = new(11);
        for (int i = 0; i < 2_000; i++)
        {
            string text = "x " + string.Concat(Enumerable.Range(0, 60).Select(_ => pieces[random.NextInt32(pieces.Length)]));
            Vocabulary vocabulary = Vocabulary.Build(TextTokenizer.Create(kind, lowerCase, culture), text, maxSize: 1000);

            Assert.Null(UnreachableWords.Find(vocabulary));
            Assert.DoesNotContain(Vocabulary.Unknown, vocabulary.Encode(text));
        }
    }

    private static IEnumerable<string[]> Suite() => UnicodeDatabase.Rows("auxiliary/WordBreakTest.txt")
        .Select(row => row[0].Split('÷', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .Select(segments => segments.Select(segment => UnicodeDatabase.Text(segment.Replace("×", "", StringComparison.Ordinal))).ToArray());

    private static List<string> Cut(string text)
    {
        List<string> segments = [];
        for (int start = 0; start < text.Length; start += segments[^1].Length)
        {
            segments.Add(text.Substring(start, WordBoundaries.NextAfter(text.AsSpan(start))));
        }

        return segments;
    }

    /// <summary>The tokens as they stand in the text.</summary>
    private static List<string> Spans(WordTokenizer tokenizer, string text)
    {
        List<string> spans = [];
        char[] buffer = new char[TextTokenizer.MaxTokenLength];
        int position = 0;
        int start = 0;
        while (tokenizer.TryRead(text, ref position, buffer, out _))
        {
            spans.Add(Visible(text[start..position]));
            start = position;
        }

        return spans;
    }

    /// <summary>A segment without the white space and the invisible characters that it begins with.</summary>
    private static string Visible(string segment)
    {
        string rest = segment.TrimStart();
        return rest.Length > 0 && rest[0] is '\u00AD' or '\u200D' or '\u2060' ? Visible(rest[1..]) : rest.Length < segment.Length ? Visible(rest) : rest;
    }
}
