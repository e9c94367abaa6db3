using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary><c>suggest</c> without a model file.</summary>
public sealed class EverydayLanguageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null, "Thank ", "you")]
    [InlineData("en_GB.UTF-8", "Thank ", "you")]
    [InlineData("C.UTF-8", "Thank ", "you")]
    [InlineData("fr_FR.UTF-8", "Thank ", "you")]
    [InlineData("est_EE", "Thank ", "you")]
    [InlineData("es", "Muchas ", "gracias")]
    [InlineData("es_MX.UTF-8", "Muchas ", "gracias")]
    [InlineData("ES-ar", "Muchas ", "gracias")]
    [InlineData("es@latin", "Muchas ", "gracias")]
    public void The_language_is_that_of_the_locale_or_English(string? locale, string text, string expected) =>
        Assert.Contains(expected, Words(Run(locale, "", "suggest", "--json", text)));

    [Theory]
    [InlineData("es_ES.UTF-8", "en", "Thank ", "you")]
    [InlineData("en_US.UTF-8", "es", "Muchas ", "gracias")]
    public void An_option_overrides_the_locale(string locale, string language, string text, string expected) =>
        Assert.Contains(expected, Words(Run(locale, "", "suggest", "--language", language, "--json", text)));

    [Fact]
    public void What_is_written_is_learnt()
    {
        Assert.Empty(Words(Run(null, "", "suggest", "--json", "Zephy")));
        Run(null, "I am Zephyrine.\nZephyrine is my name.\n", "suggest").Succeeds();

        Assert.Equal(["Zephyrine"], Words(Run(null, "", "suggest", "--json", "Zephy")));
        Assert.Empty(Words(Run(null, "", "suggest", "--no-profile", "--json", "Zephy")));

        // One profile serves both languages, which cut texts into words alike.
        Assert.Equal(["Zephyrine"], Words(Run("es_ES", "", "suggest", "--json", "Zephy")));
    }

    [Fact]
    public void Without_a_profile_a_text_begins_as_with_one()
    {
        string empty = _folder["empty"];
        File.WriteAllBytes(empty, []);
        foreach (string text in (string[])["", "How are ", "Wh"])
        {
            Assert.Equal(Words(Run(null, "", "suggest", "--profile", empty, "--json", text)), Words(Run(null, "", "suggest", "--no-profile", "--json", text)));
        }
    }

    [Theory]
    [InlineData("en", "retard")]
    [InlineData("en", "RETARD")]
    [InlineData("en", "retard’s")]
    [InlineData("es", "sudaca")]
    [InlineData("en", "sudaca")]
    [InlineData("es", "retard")]
    public void Slurs_are_suggested_only_on_demand(string language, string word)
    {
        Run(null, $"{word}.\n{word}.\n{word}.\n", "suggest").Succeeds();

        Assert.DoesNotContain(word, Words(Run(null, "", "suggest", "--language", language, "--json", word)));
        Assert.Contains(word, Words(Run(null, "", "suggest", "--language", language, "--allow-slurs", "--json", word)));
    }

    [Fact]
    public void Banned_words_are_left_out_too()
    {
        Assert.Contains("you", Words(Run(null, "", "suggest", "--json", "How are ")));
        Assert.DoesNotContain("you", Words(Run(null, "", "suggest", "--ban", "you", "--json", "How are ")));
        Run(null, "Zephyrine.\nZephyrine.\n", "suggest").Succeeds();
        Assert.Empty(Words(Run(null, "", "suggest", "--ban", "zephyrine", "--json", "Zephy")));
        string[] many = Words(Run(null, "", "suggest", "--no-punctuation", "--top", "50", "--json", "How are you "));
        Assert.Equal(50, many.Length);
        Assert.All(many, word => Assert.True(word.Any(char.IsLetterOrDigit), word));
    }

    [Theory]
    [InlineData("--language", "en")]
    [InlineData("--allow-slurs")]
    public void They_are_about_the_models_that_come_with_the_tool(params string[] option) =>
        Run(null, "", ["suggest", "--model", "m.safetensors", .. option, "word"]).EndsWith(ExitCode.Usage, $"--model and {option[0]} exclude each other");

    [Fact]
    public void Other_languages_are_refused() => Run(null, "", "suggest", "--language", "fr", "word").EndsWith(ExitCode.Usage, "--language must be en or es, but is 'fr'.");

    [CorpusTheory("everyday.en.valid.txt")]
    [InlineData(29.5)]
    public void English_sentences_held_out_are_predicted_as_documented(double mostPerplexity) => Evaluate("en", mostPerplexity);

    [CorpusTheory("everyday.es.valid.txt")]
    [InlineData(41.2)]
    public void Spanish_sentences_held_out_are_predicted_as_documented(double mostPerplexity) => Evaluate("es", mostPerplexity);

    private static void Evaluate(string language, double mostPerplexity)
    {
        FrozenModel model = EverydayLanguage.Of(language).Model;
        Assert.InRange(model.CreateEvaluator().Evaluate(Encode("valid")).Perplexity, 1, mostPerplexity);

        // So that <unk> is trained, and words are seldom unknown.
        int[] trained = Encode("train");
        Assert.InRange(trained.Count(token => token == Vocabulary.Unknown), trained.Length * 0.005, trained.Length * 0.015);

        int[] Encode(string part) => model.Vocabulary.Encode(File.ReadAllText(Corpora.Find($"everyday.{language}.{part}.txt")!));
    }

    private static string[] Words(CliRun run) =>
        [.. run.Succeeds().Json().GetProperty("suggestions").EnumerateArray().Select(suggestion => suggestion.GetProperty("word").GetString()!)];

    private CliRun Run(string? locale, string input, params string[] arguments)
    {
        StringWriter output = new();
        StringWriter error = new();
        int exitCode = CommandLine.Run(arguments, new Invocation(new StringReader(input), output, error) { ProfileFolder = _folder["data"], Locale = locale });
        return new CliRun(exitCode, output.ToString(), error.ToString());
    }
}
