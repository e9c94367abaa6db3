using RnnGen.Cli;

namespace RnnGen.Tests;

public sealed class KeystrokeMeterTests
{
    private static readonly string[] Words = [Vocabulary.UnknownWord, "la", "casa", ",", "el", "perro", ".", "pez", "pera", "peral", "😀😀"];

    [Theory]
    // The first word is given.
    [InlineData("perro", 0, 0)]
    // Shown before it is begun; the space comes with it.
    [InlineData("la la ", 1, 3)]
    // The space is taken back before the comma, and comes with that.
    [InlineData("la casa, ", 2, 6)]
    // Shown after one letter; and after three, because perro, pez and pera come first after two.
    [InlineData("la el ", 2, 3)]
    [InlineData("la peral ", 4, 6)]
    // A mark that is not shown is typed; so is a word that is not known, and both have their space.
    [InlineData("la . ", 2, 2)]
    [InlineData("la gato ", 5, 5)]
    [InlineData("la Gato", 4, 4)]
    // Case is the keyboard's affair, and space of any length is one character.
    [InlineData("la  \r\n CASA \t", 1, 5)]
    // A letter of two UTF-16 units is one.
    [InlineData("la 😀😀", 2, 2)]
    public void Keystrokes_are_counted_as_defined(string text, int keystrokes, int characters) =>
        Assert.Equal(new KeystrokeCount(keystrokes, characters), Measure(WordTokenizer.Default, text));

    [Theory]
    [InlineData("la\ncasa \nla", 4, 9)]
    [InlineData("la casa", 1, 4)]
    [InlineData("la <unk>\r\n", 6, 6)]
    public void The_end_of_a_line_is_one_key_where_it_is_a_word(string text, int keystrokes, int characters) =>
        Assert.Equal(new KeystrokeCount(keystrokes, characters), Measure(WhitespaceTokenizer.Default, text));

    [Fact]
    public void What_the_tokenizer_does_not_take_for_a_word_begun_is_not_completed() =>
        Assert.Equal(new KeystrokeCount(1 + 5, 3 + 5), Measure(new NeverBegun(), "la la peral"));

    [Fact]
    public void Every_word_is_read()
    {
        FixedPredictor predictor = new(new Vocabulary(WordTokenizer.Default, Words));
        KeystrokeCount count = KeystrokeMeter.Measure(predictor, "La casa, el gato.");
        Assert.Equal([1, 2, 3, 4, 0, 6], predictor.Read);
        Assert.Equal(new KeystrokeCount(1 + 1 + 2 + 4 + 1, 4 + 2 + 3 + 4 + 1), count);
        Assert.Equal(1 - (9.0 / 14), count.Saved);
    }

    private sealed class NeverBegun() : TextTokenizer(lowerCase: false)
    {
        public override string Kind => "never begun";

        public override int UnfinishedWordStart(ReadOnlySpan<char> text) => text.Length;

        protected override int TokenLength(ReadOnlySpan<char> text) => text.IndexOf(' ') is >= 0 and var end ? end : text.Length;
    }

    private static KeystrokeCount Measure(TextTokenizer tokenizer, string text) =>
        KeystrokeMeter.Measure(new FixedPredictor(new Vocabulary(tokenizer, Words)), text);
}
