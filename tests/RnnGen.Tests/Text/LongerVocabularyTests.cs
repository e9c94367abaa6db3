namespace RnnGen.Tests;

public sealed class LongerVocabularyTests
{
    private static readonly Vocabulary Words = new(WordTokenizer.Default, ["<unk>", "un", "viejo", ","]);

    [Fact]
    public void Knows_what_it_contains()
    {
        Assert.True(Words.Contains("viejo"));
        Assert.True(Words.Contains("<unk>"));
        Assert.True(Words.Contains("Viejo"));
        Assert.False(Words.Contains("vieja"));
        Assert.False(Words.Contains(""));
        Assert.True(Words.TryGetIndex("viejo", out int token));
        Assert.Equal(2, token);
        Assert.True(Words.TryGetIndex("<unk>", out token));
        Assert.Equal(0, token);
        Assert.False(Words.TryGetIndex("hidalgo", out token));
        Assert.Equal(Vocabulary.Unknown, token);
    }

    [Fact]
    public void New_words_come_after_the_present_ones_as_the_tokenizer_spells_them()
    {
        Vocabulary longer = Words.With("Hidalgo", "viejo", "don't", "hidalgo", "<unk>", " ¿ ");

        Assert.Equal(["<unk>", "un", "viejo", ",", "hidalgo", "don't", "¿"], longer.Words);
        Assert.Same(Words.Tokenizer, longer.Tokenizer);
        Assert.Equal([1, 2, 4], longer.Encode("Un viejo HIDALGO"));
        Assert.Equal(4, Words.Count);
    }

    [Fact]
    public void Without_new_words_it_stays_itself() => Assert.Same(Words, Words.With("un", "VIEJO"));

    [Theory]
    [InlineData("los molinos", "'los' and 'molinos'")]
    [InlineData("e-mail", "'e' and '-' and 'mail'")]
    [InlineData(" ", "finds no word in it")]
    [InlineData("", "finds no word in it")]
    public void A_word_that_no_text_can_have_is_refused(string word, string reason)
    {
        string message = Assert.Throws<ArgumentException>(() => Words.With("bueno", word)).Message;

        Assert.Contains($"'{word}' cannot be a word", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_longer_than_a_token_is_refused() => Assert.Throws<ArgumentException>(() => Words.With(new string('a', 257)));

    [Fact]
    public void The_end_of_a_line_is_a_word_where_lines_end() =>
        Assert.Equal(["<unk>", "<eos>", "a-b"], new Vocabulary(WhitespaceTokenizer.Default, ["<unk>"]).With("\n", "<unk>", "a-b", "<eos>").Words);
}
