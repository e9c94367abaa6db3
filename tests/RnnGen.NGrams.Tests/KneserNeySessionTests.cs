namespace RnnGen.NGrams.Tests;

public sealed class KneserNeySessionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void The_best_words_are_those_of_all_words_ranked(int order)
    {
        Dialogue text = Dialogue.Read(vocabularySize: 700);
        KneserNeySession session = text.Learn(order).CreateSession();
        WordMask mask = WordMask.For(text.Vocabulary).WithoutPunctuation().Without("the", "you", "la");
        foreach (int token in text.HeldOut[..150])
        {
            string word = text.Vocabulary[token];
            AssertSuggested(session, 5, mask: null);
            AssertSuggested(session, 5, mask);
            foreach (string prefix in new[] { word[..1], word[..(word.Length / 2)], word }.Where(prefix => prefix.Length > 0))
            {
                AssertCompleted(session, prefix, 5, CompletionOptions.Default);
                AssertCompleted(session, prefix, 5, new CompletionOptions { Mask = mask });
                AssertCompleted(session, prefix, 5, new CompletionOptions { OverAllWords = true, Mask = mask });
            }

            session.Feed(token);
        }
    }

    [Fact]
    public void As_many_words_are_asked_for_as_there_are()
    {
        KneserNeySession session = Dialogue.Read(vocabularySize: 200).Learn(order: 3).CreateSession();
        session.Feed("where is the");
        AssertSuggested(session, 300, mask: null);
        AssertCompleted(session, "b", 300, CompletionOptions.Default);
        AssertCompleted(session, "b", 300, new CompletionOptions { OverAllWords = true, Mask = WordMask.For(session.Vocabulary).Without("be", "bridge") });
        AssertCompleted(session, "t", 65, CompletionOptions.Default);
        AssertSuggested(session, 64, mask: null);
        AssertSuggested(session, 65, WordMask.For(session.Vocabulary).WithoutPunctuation());
        AssertCompleted(session, "no such word", 3, CompletionOptions.Default);
        AssertCompleted(session, Vocabulary.UnknownWord, 3, CompletionOptions.Default);
        AssertCompleted(session, new string('a', TextTokenizer.MaxTokenLength + 1), 3, CompletionOptions.Default);
        Assert.Equal(0, session.Suggest([]));
        Assert.Equal(0, session.Complete("b", []));
        Assert.Equal(0, session.Suggest(new Suggestion[3], WordMask.For(session.Vocabulary).Without([.. Enumerable.Range(0, session.Vocabulary.Count)])));
    }

    [Fact]
    public void Case_and_accents_matter_only_where_they_should()
    {
        Vocabulary vocabulary = Vocabulary.Build(new WordTokenizer(lowerCase: false), "el corazón Corazón corazonada corazon corcel él El", maxSize: 20);
        KneserNeySession session = KneserNeyModel.Train(vocabulary.Encode("el corazón Corazón corazonada corazón corcel él El él"), vocabulary, order: 2).CreateSession();
        AssertSpelled(["corazón", "corazonada"], "coraz", PrefixMatching.Exact, except: "corazon");
        AssertSpelled(["corazón", "Corazón", "corazonada", "corazon"], "CORAZÓN", PrefixMatching.IgnoreCaseAndAccents, except: null);
        AssertSpelled(["él"], "é", PrefixMatching.Exact, except: null);
        AssertSpelled(["él", "el", "El"], "é", PrefixMatching.IgnoreCaseAndAccents, except: null);

        void AssertSpelled(string[] expected, string prefix, PrefixMatching matching, string? except)
        {
            Suggestion[] suggestions = new Suggestion[10];
            WordMask mask = WordMask.For(vocabulary).Without(except is null ? [] : [except]);
            int count = session.Complete(prefix, suggestions, new CompletionOptions { Matching = matching, Mask = mask });
            Assert.Equal(expected.Order(StringComparer.Ordinal), suggestions[..count].Select(suggestion => vocabulary[suggestion.Token]).Order(StringComparer.Ordinal));
            Assert.Equal(except is null ? 1 : 1 - Share(except), suggestions[..count].Sum(suggestion => suggestion.Probability), 1e-6);
        }

        double Share(string word)
        {
            Suggestion[] all = new Suggestion[10];
            return all[..session.Complete("coraz", all)].Single(suggestion => vocabulary[suggestion.Token] == word).Probability;
        }
    }

    [Fact]
    public void A_prefix_is_spelled_as_the_tokenizer_spells_words()
    {
        KneserNeySession session = Dialogue.Read(vocabularySize: 500).Learn(order: 3).CreateSession();
        Suggestion[] typed = new Suggestion[5];
        Suggestion[] spelled = new Suggestion[5];
        Assert.Equal(5, session.Complete("T", typed));
        Assert.Equal(5, session.Complete("t", spelled));
        Assert.Equal(spelled, typed);
    }

    [Fact]
    public void Text_is_read_word_by_word()
    {
        Dialogue text = Dialogue.Read(vocabularySize: 500);
        KneserNeyModel model = text.Learn(order: 4);
        KneserNeySession session = model.CreateSession();
        KneserNeySession wordByWord = model.CreateSession();
        const string Words = "Where is the xyzzy bridge";
        Assert.Equal(new FeedResult { Words = 5, UnknownWords = 1 }, session.Feed(Words));
        foreach (int token in text.Vocabulary.Encode(Words))
        {
            wordByWord.Feed(token);
        }

        AssertSame(wordByWord, session);
        session.Reset();
        AssertSame(model.CreateSession(), session);
    }

    [Fact]
    public void Texts_are_completed_and_continued_as_strings()
    {
        Dialogue text = Dialogue.Read(vocabularySize: 700);
        KneserNeyModel model = text.Learn(order: 4);
        KneserNeySession session = model.CreateSession();
        WordSuggestion[] completions = session.Suggest("Where is the br", 3);
        KneserNeySession fed = model.CreateSession();
        fed.Feed("Where is the");
        Suggestion[] expected = new Suggestion[3];
        Assert.Equal(3, fed.Complete("br", expected));
        Assert.Equal(expected.Select(suggestion => new WordSuggestion(text.Vocabulary[suggestion.Token], suggestion.Probability)), completions);

        string continuation = session.Generate("Where is the", 40, seed: 3);
        Assert.Equal(continuation, session.Generate("Where is the", 40, seed: 3));
        Assert.NotEqual(continuation, session.Generate("Where is the", 40, seed: 4));
        Assert.DoesNotContain(Vocabulary.UnknownWord, continuation, StringComparison.Ordinal);
    }

    [Fact]
    public void Tokens_and_masks_of_other_vocabularies_are_refused()
    {
        Dialogue text = Dialogue.Read(vocabularySize: 500);
        KneserNeySession session = text.Learn(order: 3).CreateSession();
        WordMask other = WordMask.For(Dialogue.Read(vocabularySize: 400).Vocabulary);
        Assert.Contains("0 to 499", Assert.Throws<ArgumentOutOfRangeException>("token", () => session.Feed(500)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("token", () => session.Feed(-1));
        Assert.Throws<ArgumentOutOfRangeException>("token", () => session.Probability(500));
        Assert.Contains("400 words", Assert.Throws<ArgumentException>("mask", () => session.Suggest(new Suggestion[1], other)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("mask", () => session.Complete("t", new Suggestion[1], new CompletionOptions { Mask = other }));
    }

    internal static void AssertSame(KneserNeySession expected, KneserNeySession actual) =>
        Assert.All(Enumerable.Range(0, expected.Vocabulary.Count), word => Assert.Equal(expected.Probability(word), actual.Probability(word)));

    private static void AssertSuggested(KneserNeySession session, int wanted, WordMask? mask)
    {
        Suggestion[] suggestions = new Suggestion[wanted];
        int[] allowed = [.. Known(session).Where(word => mask?.Allows(word) ?? true)];
        AssertRanked(session, allowed, total: 1, suggestions, session.Suggest(suggestions, mask));
    }

    private static void AssertCompleted(KneserNeySession session, string prefix, int wanted, CompletionOptions options)
    {
        Suggestion[] suggestions = new Suggestion[wanted];
        int[] matches = [.. Known(session).Where(word => session.Vocabulary[word].StartsWith(prefix, StringComparison.Ordinal))];
        int[] allowed = [.. matches.Where(word => options.Mask?.Allows(word) ?? true)];
        AssertRanked(session, allowed, options.OverAllWords ? 1 : matches.Sum(session.Probability), suggestions, session.Complete(prefix, suggestions, options));
    }

    private static void AssertRanked(KneserNeySession session, int[] candidates, double total, Suggestion[] suggestions, int count)
    {
        int[] expected = [.. candidates.OrderByDescending(session.Probability).Take(suggestions.Length)];
        Assert.Equal(expected, suggestions.Take(count).Select(suggestion => suggestion.Token));
        Assert.All(suggestions.Take(count), suggestion => Assert.Equal(session.Probability(suggestion.Token) / total, suggestion.Probability, 1e-6));
    }

    private static IEnumerable<int> Known(KneserNeySession session) => Enumerable.Range(1, session.Vocabulary.Count - 1);
}
