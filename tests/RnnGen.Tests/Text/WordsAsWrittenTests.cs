namespace RnnGen.Tests;

/// <summary>Words as people write them in many languages: cut, spelled, begun, and written back.</summary>
public sealed class WordsAsWrittenTests
{
    [Theory]
    [InlineData("3.14 1,000 1'000", "3.14|1,000|1'000")]
    [InlineData("example.com U.S. a.m.", "example.com|U.S|.|a.m|.")]
    [InlineData("a_b __init__", "a_b|__init__")]
    [InlineData("end. Next", "end|.|Next")]
    [InlineData("col·legi l·l", "col·legi|l·l")]
    [InlineData("צה\"ל צה״ל ג'ירפה ג׳", "צה\"ל|צה״ל|ג'ירפה|ג׳")]
    [InlineData("\"שלום\"", "\"|שלום|\"")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("ශ්\u200Dරී", "ශ්\u200Dරී")]
    [InlineData("dis\u00ADplay", "display")]
    [InlineData("\u200Fשלום\u200F, \u200Ex", "שלום|,|x")]
    [InlineData("❤️ ❤", "❤️|❤")]
    [InlineData("👨‍👩‍👧‍👦👍🏽", "👨‍👩‍👧‍👦|👍🏽")]
    [InlineData("🇪🇸🇫🇷🇩", "🇪🇸|🇫🇷|🇩")]
    [InlineData("🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F1️⃣", "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F|1️⃣")]
    [InlineData(" \uFE0F \u200D x\u200B y", "x|y")]
    [InlineData("\uFEFFone\uFEFFtwo \uFEFF", "one|two")]
    [InlineData("1\u202F000\u00A0km\u202F!", "1|000|km|!")]
    [InlineData("私はカタカナ人々", "私|は|カタカナ|人|々")]
    [InlineData("ไทย", "ไ|ท|ย")]
    [InlineData("한국어 조사", "한국어|조사")]
    public void They_are_cut_by_Unicodes_word_boundaries(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', new WordTokenizer(lowerCase: false).Tokenize(text)));

    [Theory]
    [InlineData("ΟΔΟΣ ΟΔΟΣΗΜΑ Σ ΣΑΣ. ΑΣ'Α", "οδος|οδοσημα|σ|σας|.|ασ'α")]
    [InlineData("İyi", "i\u0307yi")]
    [InlineData("I\u0307yi", "i\u0307yi")]
    [InlineData("STRAẞE ǅ", "straße|ǆ")]
    [InlineData("\u212Bngström \uF900 \u1112\u1161\u11AB", "ångström|\u8C48|\uD55C")]
    [InlineData("Cafe\u0301 ḍ\u0307 d\u0307\u0323", "café|ḍ\u0307|ḍ\u0307")]
    [InlineData("\U00010400", "\U00010428")]
    public void They_are_lower_cased_as_whole_words_and_composed(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', WordTokenizer.Default.Tokenize(text)));

    [Theory]
    [InlineData("café", "CAFE\u0301")]
    [InlineData("οδος", "ΟΔΟΣ")]
    [InlineData("display", "Dis\u00ADplay")]
    [InlineData("can’t", "Can't")]
    [InlineData("i\u0307yi\u0307", "İYİ")]
    public void Bans_completions_and_look_ups_spell_alike(string known, string written)
    {
        Vocabulary vocabulary = new(WordTokenizer.Default, ["<unk>", known, "x"]);
        Session session = new BigramModel(new BigramNetwork(3), vocabulary).Freeze().CreateSession();
        Suggestion[] suggestions = new Suggestion[2];

        Assert.Equal(1, session.Complete(written, suggestions, new CompletionOptions { Matching = PrefixMatching.Exact }));
        Assert.Equal(1, suggestions[0].Token);
        Assert.Equal(1, vocabulary.IndexOf(written));
        Assert.Equal([1], vocabulary.Encode(written));
        Assert.False(WordMask.For(vocabulary).Without(written).Allows(1));
    }

    [Fact]
    public void A_prefix_ends_in_the_sigma_of_a_word_that_goes_on()
    {
        Vocabulary vocabulary = new(WordTokenizer.Default, ["<unk>", "οδοσήμανση", "οδος", "x"]);
        Session session = new BigramModel(new BigramNetwork(4), vocabulary).Freeze().CreateSession();
        Suggestion[] suggestions = new Suggestion[3];

        Assert.Equal(2, session.Complete("ΟΔΟΣ", suggestions, new CompletionOptions { Matching = PrefixMatching.Exact }));
        Assert.Equal(2, session.Complete("οδοσ", suggestions, new CompletionOptions { Matching = PrefixMatching.Exact }));
    }

    [Theory]
    [InlineData("tr")]
    [InlineData("az")]
    public void Turkish_and_Azerbaijani_have_two_letters_i(string culture)
    {
        TextTokenizer tokenizer = new WordTokenizer(culture: culture);

        Assert.Equal(["iyi", "ısparta", "iz", "dış", "ị"], tokenizer.Tokenize("İYİ ISPARTA I\u0307Z DIŞ I\u0323\u0307"));
        Vocabulary vocabulary = Vocabulary.Build(tokenizer, "iyi ısparta", maxSize: 10);
        Assert.Equal([2, 1], vocabulary.Encode("ISPARTA İYİ"));
        Assert.Equal("İyi. Isparta", vocabulary.With(".").Decode([1, 3, 2]));
        Assert.False(WordMask.For(vocabulary).Without("İyi").Allows(1));
        Assert.Equal(culture, tokenizer.Culture);
    }

    [Fact]
    public void No_other_culture_has_rules_of_its_own()
    {
        Assert.Contains("'es'", Assert.Throws<ArgumentException>("culture", () => new WordTokenizer(culture: "es")).Message, StringComparison.Ordinal);
        Assert.Null(WordTokenizer.Default.Culture);
    }

    [Theory]
    [InlineData("U.S", "U.S")]
    [InlineData("see example.c", "example.c")]
    [InlineData("it ends.", "")]
    [InlineData("3.1", "3.1")]
    [InlineData("a_", "a_")]
    [InlineData("el col·", "col·")]
    [InlineData("צה״", "צה״")]
    [InlineData("می\u200C", "می\u200C")]
    [InlineData("x'", "x'")]
    [InlineData("我", "")]
    [InlineData("カタ", "カタ")]
    [InlineData("👍", "")]
    [InlineData("at the\uFEFF", "")]
    [InlineData("at the \u200F", "")]
    public void A_word_is_begun_where_it_may_go_on(string text, string expected) =>
        Assert.Equal(expected, text[WordTokenizer.Default.UnfinishedWordStart(text)..]);

    [Theory]
    [InlineData("It costs 3.14 at example.com, in the U.S. now.")]
    [InlineData("My 1,000 a_b at 14:30.")]
    [InlineData("私はカタカナを読む。「はい」！")]
    [InlineData("ไทยไม่มี")]
    [InlineData("El col·legi: l’home.")]
    [InlineData("می\u200Cخواهم، بله؟")]
    [InlineData("Yes 👨‍👩‍👧‍👦 🇪🇸 ❤️.")]
    [InlineData("हाँ। नहीं।")]
    [InlineData("བོད་ཡིག")]
    public void They_are_written_back_as_they_were_read(string text)
    {
        Vocabulary vocabulary = Vocabulary.Build(new WordTokenizer(lowerCase: false), text, maxSize: 100);

        Assert.Equal(text, vocabulary.Decode(vocabulary.Encode(text)));
    }

    [Fact]
    public void A_long_run_is_read_once()
    {
        // What a tokenizer sees of the text after each token is bounded, whatever it searches for.
        string text = new('a', 1_000_000);
        LookingTokenizer tokenizer = new();

        Assert.Equal(3907, tokenizer.Tokenize(text).Count());
        Assert.InRange(tokenizer.CharactersSeen, text.Length, 3 * text.Length);
    }

    private sealed class LookingTokenizer() : TextTokenizer(lowerCase: false)
    {
        public long CharactersSeen { get; private set; }

        public override string Kind => "looking";

        protected override int TokenLength(ReadOnlySpan<char> text)
        {
            CharactersSeen += text.Length;
            return text.IndexOf(' ') is >= 0 and var end ? end : text.Length;
        }
    }
}
