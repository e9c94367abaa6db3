using System.Text;

namespace RnnGen.Tests;

public sealed class TextComposerTests
{
    [Theory]
    [InlineData("¡ hola , viajero ! ¿ qué tal ?", "¡Hola, viajero! ¿Qué tal?")]
    [InlineData("pero , ¿ qué haces ? nada .", "Pero, ¿qué haces? Nada.")]
    [InlineData("« ¡ alto ! » , dijo ; y calló .", "«¡Alto!», dijo; y calló.")]
    [InlineData("— hola — dijo él — . ¿ qué tal ? — preguntó ella .", "—Hola —dijo él—. ¿Qué tal? —preguntó ella.")]
    [InlineData("— sí . — juan sonrió .", "—Sí. —Juan sonrió.")]
    [InlineData("el rey — viejo y cansado — calló .", "El rey —viejo y cansado— calló.")]
    [InlineData("no sé … quizá", "No sé… Quizá")]
    [InlineData("espera . . . ven", "Espera... Ven")]
    [InlineData("( así es ) . [ nota ]", "(Así es). [Nota]")]
    [InlineData("ñu . ángel . 3 hombres . élan", "Ñu. Ángel. 3 hombres. Élan")]
    [InlineData("she said , \" come in . \" \" why ? \" don't .", "She said, \"come in.\" \"Why?\" Don't.")]
    [InlineData("a well - known and / or 50 % of $ 5 # 1", "A well-known and/or 50% of $5 #1")]
    [InlineData("' stay , ' he said . “ go ” , ‘ no ’ .", "'Stay,' he said. “Go”, ‘no’.")]
    [InlineData("salt & pepper – both", "Salt & pepper – both")]
    [InlineData("time : noon ; end", "Time: noon; end")]
    public void Running_text_is_joined_as_people_write_it(string words, string expected) =>
        Assert.Equal(expected, Compose(WordTokenizer.Default, "", words));

    [Theory]
    [InlineData("", "hola", "Hola")]
    [InlineData("Hola", ", amigo . ven", "Hola, amigo. Ven")]
    [InlineData("Hola ", "amigo", "Hola amigo")]
    [InlineData("Hola.", "ven", "Hola. Ven")]
    [InlineData("Hola.\n", "ven", "Hola.\nVen")]
    [InlineData("Querida Ana,\n", "ven", "Querida Ana,\nVen")]
    [InlineData("¿", "qué", "¿Qué")]
    [InlineData("Dijo: ¿", "qué", "Dijo: ¿qué")]
    [InlineData("He said \"come", "in \" and left", "He said \"come in\" and left")]
    [InlineData("He said \"", "come in \"", "He said \"come in\"")]
    [InlineData("—Hola —dijo", "él — . sí", "—Hola —dijo él—. Sí")]
    [InlineData("—Hola\n—Adiós", "— dijo", "—Hola\n—Adiós —dijo")]
    [InlineData("The girls' ", "cave", "The girls' cave")]
    [InlineData("The girls'", "cave", "The girls' cave")]
    [InlineData("The boys' 'no", "' and james", "The boys' 'no' and james")]
    [InlineData("  ", "a", "  A")]
    public void It_goes_on_from_a_text_that_is_there(string beginning, string words, string expected) =>
        Assert.Equal(expected, Compose(WordTokenizer.Default, beginning, words));

    [Fact]
    public void Where_words_keep_their_case_so_does_the_text() =>
        Assert.Equal("hola. Ana, ven", Compose(new WordTokenizer(lowerCase: false), "", "hola . Ana , ven"));

    [Theory]
    [InlineData("", "the cat , sat . <eos> the @-@ end <eos> <eos> x", "the cat , sat .\nthe @-@ end\n\nx")]
    [InlineData("the cat", "sat", "the cat sat")]
    [InlineData("the cat\n", "sat", "the cat\nsat")]
    public void What_came_tokenised_stays_so(string beginning, string words, string expected) =>
        Assert.Equal(expected, Compose(WhitespaceTokenizer.Default, beginning, words));

    [Fact]
    public void What_does_not_fit_is_not_part_of_the_text()
    {
        TextComposer composer = new(WordTokenizer.Default, "Hola");
        char[] text = new char[5];

        Assert.False(composer.TryAppend("amigo", text, out int written));
        Assert.Equal(0, written);
        Assert.True(composer.TryAppend(".", text, out written));
        Assert.Equal(1, written);
        Assert.True(composer.TryAppend("voy", text, out written));
        Assert.Equal(" Voy", new string(text, 0, written));
    }

    [Fact]
    public void A_default_composer_is_refused()
    {
        TextComposer composer = default;

        Assert.Throws<InvalidOperationException>(() => composer.TryAppend("a", new char[3], out _));
    }

    [Fact]
    public void A_vocabulary_decodes_what_it_encodes()
    {
        const string Text = "¡Hola! —dijo el rey—. ¿Qué tal, «viejo» amigo?";
        Vocabulary vocabulary = Vocabulary.Build(WordTokenizer.Default, Text, maxSize: 100);

        Assert.Equal(Text, vocabulary.Decode(vocabulary.Encode(Text)));
        Assert.Equal("", vocabulary.Decode([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary.Decode([1, 100]));
    }

    private static string Compose(TextTokenizer tokenizer, string beginning, string words)
    {
        StringBuilder text = new(beginning);
        TextComposer composer = new(tokenizer, beginning);
        foreach (string word in words.Split(' '))
        {
            char[] spelled = new char[word.Length + 1];
            Assert.True(composer.TryAppend(word, spelled, out int length));
            text.Append(spelled, 0, length);
        }

        return text.ToString();
    }
}
