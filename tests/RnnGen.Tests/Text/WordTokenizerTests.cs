namespace RnnGen.Tests;

public class WordTokenizerTests
{
    [Theory]
    [InlineData("Un viejo hidalgo, de los de lanza.", "un|viejo|hidalgo|,|de|los|de|lanza|.")]
    [InlineData("¿Qué?—dijo él", "¿|qué|?|—|dijo|él")]
    [InlineData("  two\tspaces \r\n and\u00A0more\u2003 ", "two|spaces|and|more")]
    [InlineData("room 101, 3.14", "room|101|,|3.14")]
    [InlineData("<unk>", "<|unk|>")]
    [InlineData("snake_case e-mail", "snake_case|e|-|mail")]
    [InlineData("Ελλάδα 日本語 हिन्दी ٣٤", "ελλάδα|日|本|語|हिन्दी|٣٤")]
    [InlineData("", "")]
    [InlineData(" \n ", "")]
    public void CutsRunningTextIntoWordsAndPunctuation(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', WordTokenizer.Default.Tokenize(text)));

    [Theory]
    [InlineData("don't l’eau", "don't|l’eau")]
    [InlineData("rock'n'roll", "rock'n'roll")]
    [InlineData("'quoted'", "'|quoted|'")]
    [InlineData("rock 'n' roll's", "rock|'|n|'|roll's")]
    [InlineData("a''b a'’b", "a|'|'|b|a|'|’|b")]
    [InlineData("dogs' '", "dogs|'|'")]
    [InlineData("'", "'")]
    [InlineData("d'\U00010428", "d'\U00010428")]
    [InlineData("d'\U0001F600", "d|'|\U0001F600")]
    public void KeepsApostrophesBetweenWordCharacters(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', WordTokenizer.Default.Tokenize(text)));

    [Fact]
    public void ComposedAndDecomposedTextsHaveTheSameWords()
    {
        Assert.Equal(["caf\u00E9s"], WordTokenizer.Default.Tokenize("Cafe\u0301s"));
        Assert.Equal(["caf\u00E9s"], WordTokenizer.Default.Tokenize("CAF\u00C9S"));
    }

    [Fact]
    public void ReadsSurrogatePairsAsOneCharacter()
    {
        // Deseret letters have case; the emoji are symbols.
        Assert.Equal(["\U00010428\U00010429", "\U0001F600", "\U0001F600"], WordTokenizer.Default.Tokenize("\U00010400\U00010401\U0001F600\U0001F600"));
        Assert.Equal(["\U00010400"], new WordTokenizer(lowerCase: false).Tokenize("\U00010400"));
    }

    [Fact]
    public void ReadsALoneSurrogateAsTheReplacementCharacter() =>
        Assert.Equal(["a", "\uFFFD", "b", "\uFFFD"], new WordTokenizer(lowerCase: false).Tokenize("a\uD800b\uDC00"));

    [Fact]
    public void LowerCasesTheSameInEveryCulture()
    {
        Assert.Equal(["title", "ñandú", "σας"], WordTokenizer.Default.Tokenize("TITLE ÑANDÚ ΣΑς"));
        Assert.Equal(["TITLE"], new WordTokenizer(lowerCase: false).Tokenize("TITLE"));
    }

    [Fact]
    public void ReturnsASliceOfTheTextWhereNothingChanges()
    {
        const string text = "lower";
        int position = 0;
        Assert.True(WordTokenizer.Default.TryRead(text, ref position, new char[TextTokenizer.MaxTokenLength], out ReadOnlySpan<char> token));
        Assert.True(token.Overlaps(text));
        Assert.Equal(5, position);
    }

    [Theory]
    [InlineData("x", 600, new[] { 256, 256, 88 })]
    [InlineData("\U00010428", 200, new[] { 256, 144 })]
    [InlineData("A", 256, new[] { 256 })]
    public void CutsTokensAtTheLongest(string character, int count, int[] lengths) =>
        Assert.Equal(lengths, WordTokenizer.Default.Tokenize(string.Concat(Enumerable.Repeat(character, count))).Select(token => token.Length));

    [Fact]
    public void NeverCutsWithinASurrogatePair()
    {
        IEnumerable<string> tokens = WordTokenizer.Default.Tokenize("a" + string.Concat(Enumerable.Repeat("\U00010428", 200)));
        Assert.Equal([255, 146], tokens.Select(token => token.Length));
        Assert.DoesNotContain(tokens, token => token.Contains('\uFFFD'));
    }

    [Theory]
    [InlineData("\u0130", 256, 128)]
    [InlineData("\U0001D160", 256, 128)]
    [InlineData("\u1F82", 256, 256)]
    public void ASpellingThatGrowsIsCutAtTheLongest(string character, int units, int characters)
    {
        string word = string.Concat(Enumerable.Repeat(character, units / character.Length));
        string spelled = WordTokenizer.Default.Normalize(word, new char[TextTokenizer.MaxTokenLength]).ToString();

        Assert.InRange(spelled.Length, 250, TextTokenizer.MaxTokenLength);
        Assert.InRange(spelled.EnumerateRunes().Count(), characters, TextTokenizer.MaxTokenLength);
        Assert.DoesNotContain('\uFFFD', spelled);
    }

    [Fact]
    public void RefusesAPositionOutsideTheTextAndAShortBuffer()
    {
        ArgumentOutOfRangeException outside = Assert.Throws<ArgumentOutOfRangeException>(() =>
        {
            int position = 4;
            WordTokenizer.Default.TryRead("abc", ref position, new char[TextTokenizer.MaxTokenLength], out _);
        });
        Assert.Contains("[0, 3]", outside.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() =>
        {
            int position = 0;
            WordTokenizer.Default.TryRead("abc", ref position, new char[10], out _);
        });
    }

    [Theory]
    [InlineData("word", true, typeof(WordTokenizer))]
    [InlineData("word", false, typeof(WordTokenizer))]
    [InlineData("whitespace", true, typeof(WhitespaceTokenizer))]
    [InlineData("whitespace", false, typeof(WhitespaceTokenizer))]
    public void CreatesWhatAModelFileDescribes(string kind, bool lowerCase, Type type)
    {
        TextTokenizer tokenizer = TextTokenizer.Create(kind, lowerCase);
        Assert.IsType(type, tokenizer);
        Assert.Equal(kind, tokenizer.Kind);
        Assert.Equal(lowerCase, tokenizer.LowerCase);
    }

    [Fact]
    public void RefusesAnUnknownKind() =>
        Assert.Contains("'bpe'", Assert.Throws<ArgumentException>(() => TextTokenizer.Create("bpe", true)).Message, StringComparison.Ordinal);
}
