using System.Reflection;
using System.Text;

namespace RnnGen.Tests;

/// <summary>The models to begin with.</summary>
public sealed class EverydayTests
{
    private const int MostModelBytes = 4_000_000;

    public static TheoryData<string> Languages => [.. LanguageNames];

    private static string[] LanguageNames => ["English", "Spanish"];

    [Theory]
    [InlineData("English", "Thank ", "you")]
    [InlineData("English", "How are ", "you")]
    [InlineData("English", "What ti", "time")]
    [InlineData("English", "See you tomo", "tomorrow")]
    [InlineData("English", "I don’t kn", "know")]
    [InlineData("English", "I would like a cup of ", "coffee")]
    [InlineData("English", "", "i")]
    [InlineData("Spanish", "Muchas ", "gracias")]
    [InlineData("Spanish", "¿Qué ho", "hora")]
    [InlineData("Spanish", "Me gustaría ", "ir")]
    [InlineData("Spanish", "No me gus", "gusta")]
    [InlineData("Spanish", "Hasta ma", "mañana")]
    [InlineData("Spanish", "", "no")]
    public void Suggests_before_anything_was_trained(string language, string text, string expected) =>
        Assert.Contains(expected, Create(language).Suggest(text, 5).Select(suggestion => suggestion.Word));

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_text_begins_as_a_sentence_does(string language)
    {
        string[] first = [.. Create(language).Suggest("", 5).Select(suggestion => suggestion.Word)];

        Assert.Empty(first.Intersect([".", ",", "?", "!", ":"]));
        Assert.Contains(first, word => word.All(char.IsLetter));
    }

    [Theory]
    [InlineData("English", 10_000)]
    [InlineData("Spanish", 16_384)]
    public void The_model_is_small_and_shared(string language, int words)
    {
        FrozenModel model = Model(language);

        Assert.Same(model, Model(language));
        Assert.Equal(words, model.Vocabulary.Count);
        Assert.Equal(WeightPrecision.Int8, model.Precision);
        Assert.InRange(ModelBytes(language), 1, MostModelBytes);
        Assert.InRange(model.Save().Length, 1, MostModelBytes);
    }

    [Fact]
    public void Predictors_of_all_threads_share_a_model_that_each_may_be_the_first_to_ask_for()
    {
        WordSuggestion[][] all = new WordSuggestion[8][];
        Parallel.For(0, all.Length, i => all[i] = EverydayEnglish.CreatePredictor().Suggest("Do you want to go to the ", 5));

        Assert.All(all, suggestions => Assert.Equal(all[0], suggestions));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Learns_whoever_is_typing(string language)
    {
        Profile profile = new(WordTokenizer.Default);
        Predictor predictor = Create(language, profile);
        for (int i = 0; i < 2; i++)
        {
            predictor.Feed("Zephyrine\n");
            predictor.Reset();
        }

        Assert.Equal("Zephyrine", predictor.Suggest("Zeph", 1)[0].Word);
        Assert.Equal("Zephyrine", Create(language, profile).Suggest("Zeph", 1)[0].Word);
        Assert.Empty(Create(language).Suggest("Zephy", 1));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Slurs_are_suggested_to_nobody_who_writes_them(string language)
    {
        IReadOnlyCollection<string> slurs = Options(language).NeverSuggested;
        Predictor predictor = Create(language);
        foreach (string word in slurs)
        {
            string[] forms = [word, word.ToUpperInvariant(), word.Normalize(NormalizationForm.FormD), word.Replace('\'', '’'), $"\u00AD{word}", $"{word[0]}\u200D{word[1..]}"];
            foreach (string form in forms)
            {
                predictor.Accept(form);
                predictor.Reset();
            }
        }

        // Neither begun nor spelled out nor among all words.
        CompletionOptions matching = new() { Matching = PrefixMatching.IgnoreCaseAndAccents };
        foreach (string word in slurs)
        {
            Assert.DoesNotContain(word, Suggested(predictor, word), StringComparer.OrdinalIgnoreCase);
            Assert.DoesNotContain(word, Suggested(predictor, word[..^1].ToUpperInvariant(), matching), StringComparer.OrdinalIgnoreCase);
        }

        Assert.Empty(predictor.Suggest("", int.MaxValue).Select(suggestion => suggestion.Word.Replace('’', '\'').Replace("\u200D", "")).Intersect(slurs, StringComparer.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("English", "negro")]
    [InlineData("Spanish", "ramera")]
    public void Slurs_of_the_own_language_are_no_words_of_the_model(string language, string word)
    {
        Assert.All(DocumentedWords(language), slur => Assert.False(Model(language).Vocabulary.Contains(slur), slur));
        Assert.Contains(word, Options(language).NeverSuggested);
    }

    [Fact]
    public void An_ordinary_word_of_one_language_is_suggested_though_it_is_a_slur_in_another() =>
        Assert.Contains("negro", Suggested(EverydaySpanish.CreatePredictor(), "El gato negr"));

    [Theory]
    [InlineData("English", "retard")]
    [InlineData("Spanish", "sudaca")]
    public void Whoever_wants_them_all_turns_that_off(string language, string word)
    {
        Profile profile = new(WordTokenizer.Default);
        Create(language, profile).Accept(word);

        Assert.Contains(word, Create(language, profile, allowSlurs: true).Suggest(word, 20).Select(suggestion => suggestion.Word));
        Assert.DoesNotContain(word, Create(language, profile).Suggest(word, 20).Select(suggestion => suggestion.Word));
    }

    [Fact]
    public void Other_options_keep_the_beginning_and_the_slurs()
    {
        Profile profile = new(WordTokenizer.Default);
        Predictor predictor = EverydayEnglish.CreatePredictor(profile, PredictorOptions.ForServers with { NeverSuggested = ["party"] });
        predictor.Accept("retard");

        Assert.Equal(Suggested(EverydayEnglish.CreatePredictor(), ""), Suggested(EverydayEnglish.CreatePredictor(options: PredictorOptions.ForServers), ""));
        Assert.DoesNotContain("retard", Suggested(predictor, "retar"));
        Assert.DoesNotContain("party", Suggested(predictor, "part"));
        Assert.NotEqual(Suggested(EverydayEnglish.CreatePredictor(), ""), Suggested(EverydayEnglish.CreatePredictor(options: new PredictorOptions { Beginning = "How" }), ""));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Slurs_are_those_of_the_documentation(string language)
    {
        string[] documented = DocumentedWords(language);
        IEnumerable<string> others = LanguageNames.Except([language]).SelectMany(DocumentedWords).SelectMany(Forms).Where(word => !Model(language).Vocabulary.Contains(word));
        IEnumerable<string> expected = documented.SelectMany(Forms).Concat(others);

        Assert.True(documented.Length > 50);
        Assert.Equal(expected.Order(StringComparer.Ordinal), Options(language).NeverSuggested.Order(StringComparer.Ordinal));
        Assert.All(documented, word => Assert.Equal(1, Words(word)));

        static string[] Forms(string word) => [word, $"{word}'s", $"{word}'d", $"{word}'ll", $"{word}'re", $"{word}'ve"];

        static int Words(string word)
        {
            int position = 0;
            int count = 0;
            Span<char> buffer = stackalloc char[TextTokenizer.MaxTokenLength];
            while (WordTokenizer.Default.TryRead(word, ref position, buffer, out _))
            {
                count++;
            }

            return count;
        }
    }

    [Fact]
    public void The_text_that_they_were_trained_on_is_attributed()
    {
        Assert.Contains("Tatoeba (tatoeba.org), CC BY 2.0 FR", EverydayEnglish.Attribution, StringComparison.Ordinal);
        Assert.Equal(EverydayEnglish.Attribution, EverydaySpanish.Attribution);
        string notices = File.ReadAllText(Path.Combine(Root, "THIRD-PARTY-NOTICES.md"));
        Assert.Contains(EverydayEnglish.Attribution, notices, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_of_another_tokenizer_is_refused() =>
        Assert.Throws<ArgumentException>(() => EverydayEnglish.CreatePredictor(new Profile(new WordTokenizer(lowerCase: false))));

    private static IEnumerable<string> Suggested(Predictor predictor, string text, CompletionOptions? options = null) => predictor.Suggest(text, 20, options).Select(suggestion => suggestion.Word);

    private static string Root => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../.."));

    private static FrozenModel Model(string language) => language == "English" ? EverydayEnglish.Model : EverydaySpanish.Model;

    private static PredictorOptions Options(string language) => language == "English" ? EverydayEnglish.Options : EverydaySpanish.Options;

    private static Predictor Create(string language, Profile? profile = null, PredictorOptions? options = null, bool allowSlurs = false) =>
        language == "English" ? EverydayEnglish.CreatePredictor(profile, options, allowSlurs) : EverydaySpanish.CreatePredictor(profile, options, allowSlurs);

    private static long ModelBytes(string language)
    {
        Assembly assembly = (language == "English" ? typeof(EverydayEnglish) : typeof(EverydaySpanish)).Assembly;
        using Stream file = assembly.GetManifestResourceStream($"everyday-{language.ToLowerInvariant()}.safetensors")!;
        return file.Length;
    }

    /// <summary>The words of the line after the language's heading in the section of docs/everyday.md.</summary>
    private static string[] DocumentedWords(string language)
    {
        string page = File.ReadAllText(Path.Combine(Root, "docs", "everyday.md"));
        string start = $"*{language}*: ";
        string line = page.Split('\n').Single(line => line.StartsWith(start, StringComparison.Ordinal));
        return line[start.Length..].TrimEnd('.', ' ').Split(", ");
    }
}
