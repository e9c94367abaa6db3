using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>A line suggests what a session that has read just this line suggests, whatever was typed and taken away before.</summary>
public sealed class LineSuggestionsTests(SmallModel small) : IClassFixture<SmallModel>
{
    private const int Top = 3;

    private static readonly CompletionOptions Options = new() { Matching = PrefixMatching.IgnoreCaseAndAccents };

    private readonly FrozenModel _model = ModelFiles.Load(small.Path).Freeze();

    [Theory]
    [InlineData("")]
    [InlineData("Un viejo ")]
    [InlineData("Un viejo", "Un viejo ", "Un viejo h", "Un viejo hi")]
    [InlineData("Un viejo hidalgo de los ", "Un viejo ", "Un rocín fl", "Un viejo hidalgo ")]
    [InlineData("de los de lanza ", "")]
    [InlineData("Un viejo hidalgo ", "hidalgo ", "Un viejo ga")]
    [InlineData("rocin fla")]
    public void Suggestions_follow_the_line_alone(params string[] lines)
    {
        LineSuggestions suggestions = New();
        foreach (string line in lines)
        {
            suggestions.Update(line);
        }

        Assert.Equal(Alone(lines[^1]), suggestions.Current);
        Assert.True(suggestions.Latency > TimeSpan.Zero);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_line_of_everyday_language_begins_as_a_sentence_does_whether_or_not_the_last_one_was_ended(bool hasProfile)
    {
        string[] ended = AfterLine("see you tomorrow.");

        Assert.All(ended, word => Assert.True(word.All(char.IsLetter), word));
        Assert.Equal(ended, AfterLine("see you tomorrow"));
        Assert.Equal(ended, AfterLine("see you tomorrow. ", ""));

        string[] AfterLine(params string[] lines)
        {
            EverydayLanguage english = EverydayLanguage.Of("en");
            PredictorOptions options = hasProfile ? english.Options with { UsesNGrams = false, UsesOwnWords = false, CacheSize = 0 } : english.Options;
            LineSuggestions suggestions = new(new WordSource(english.Model, Options, hasProfile ? UserProfile.Open("no-such-profile", WordTokenizer.Default, isDefault: false, _ => { }) : null, options), Top);
            foreach (string line in lines)
            {
                suggestions.Accept(line);
            }

            suggestions.Update("");
            return [.. suggestions.Current.ToArray().Select(suggestion => suggestions.WordOf(suggestion.Token))];
        }
    }

    [Fact]
    public void An_accepted_line_is_part_of_the_conversation()
    {
        LineSuggestions suggestions = New();
        suggestions.Update("Un viejo hid");
        suggestions.Accept("Un viejo hidalgo de los");
        suggestions.Update("de ");
        suggestions.Update("");
        suggestions.Update("de la");

        Assert.Equal(Alone("Un viejo hidalgo de los de la"), suggestions.Current);
        Assert.Equal(3, suggestions.PrefixStart);
    }

    [Theory]
    [InlineData("un viejo", "un viejo\n")]
    [InlineData("", "\n")]
    public void The_end_of_a_line_is_read_where_it_is_a_word(string line, string text)
    {
        FrozenModel model = new LstmSmall(Vocabulary.Build(WhitespaceTokenizer.Default, "un viejo hidalgo\n", maxSize: 10), seed: 1).Freeze();
        LineSuggestions suggestions = new(model, Top, Options);
        suggestions.Accept(line);
        suggestions.Update("");

        Session session = model.CreateSession();
        Assert.Equal(line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length + 1, session.Feed(text).Words);
        Suggestion[] expected = new Suggestion[Top];
        session.Suggest(expected);
        Assert.Equal(expected, suggestions.Current.ToArray());
    }

    [Fact]
    public void There_are_no_more_suggestions_than_words()
    {
        LineSuggestions suggestions = new(_model, 1_000_000, Options);
        suggestions.Update("");

        Assert.Equal(_model.Vocabulary.Count - 1, suggestions.Count);
    }

    private LineSuggestions New() => new(_model, Top, Options);

    private Suggestion[] Alone(string line)
    {
        Session session = _model.CreateSession();
        int prefixStart = session.Vocabulary.Tokenizer.UnfinishedWordStart(line);
        session.Feed(line.AsSpan(0, prefixStart));
        Suggestion[] suggestions = new Suggestion[Top];
        int count = session.Complete(line.AsSpan(prefixStart), suggestions, Options);
        return suggestions[..count];
    }
}
