using RnnGen.NGrams;

namespace RnnGen.Tests;

/// <summary>Words that are read and learnt, but never suggested.</summary>
public sealed class NeverSuggestedTests
{
    private static readonly string[] Never = ["Sea", "rhodes", "isn't", "zeppelins", "unheard-of words"];

    [Theory]
    [MemberData(nameof(PredictorCase.Sources), MemberType = typeof(PredictorCase))]
    public void Neither_words_of_the_model_nor_of_the_user_are_suggested_completed_or_drawn(string sources)
    {
        Predictor predictor = Create(sources, PredictorCase.Options(sources) with { NeverSuggested = Never });
        Predictor free = Create(sources, PredictorCase.Options(sources));
        foreach (Predictor each in (Predictor[])[predictor, free])
        {
            each.Feed("to the sea . Rhodes sails . RHODES isn’t Ithaca . Rhodes isn’t ");
        }

        string[] expected = [.. All(free).Select(word => word.Word).Where(word => !word.Equals("sea", StringComparison.Ordinal) && !word.Equals("Rhodes", StringComparison.OrdinalIgnoreCase) && !word.Equals("isn’t", StringComparison.Ordinal))];
        Assert.Equal(expected, All(predictor).Select(word => word.Word));
        Assert.DoesNotContain("sea", Completions(predictor, "se"));
        Assert.Empty(Completions(predictor, "rho"));
        Assert.DoesNotContain("isn’t", Completions(predictor, "isn"));
        RandomSource random = new(1);
        for (int i = 0; i < 300; i++)
        {
            Assert.DoesNotContain(predictor.WordOf(((IWordPredictor)predictor).Sample(new SamplingOptions { Temperature = 3 }, ref random)), (string[])["sea", "Rhodes", "RHODES", "isn’t"]);
        }
    }

    [Theory]
    [MemberData(nameof(PredictorCase.Sources), MemberType = typeof(PredictorCase))]
    public void They_keep_their_probability_and_are_learnt(string sources)
    {
        Predictor predictor = Create(sources, PredictorCase.Options(sources) with { NeverSuggested = Never });
        Predictor free = Create(sources, PredictorCase.Options(sources));
        const string Text = "to the sea . Rhodes sails . Rhodes isn’t Ithaca . Rhodes isn’t ";
        Assert.Equal(free.Feed(Text), predictor.Feed(Text));

        Assert.Equal(free.Profile.Words, predictor.Profile.Words);
        Assert.Equal(PredictorCase.Tokens(free).Select(free.Probability), PredictorCase.Tokens(predictor).Select(predictor.Probability));
    }

    [Fact]
    public void A_mask_leaves_out_further_words()
    {
        Predictor predictor = Create("all", PredictorCase.Options("all") with { NeverSuggested = Never });
        WordMask mask = WordMask.For(PredictorCase.Vocabulary).Without("ship");

        string[] all = [.. All(predictor).Select(word => word.Word)];
        Assert.Equal(all.Except(["ship"]), All(predictor, new CompletionOptions { Mask = mask }).Select(word => word.Word));
        Assert.Equal(all, All(predictor).Select(word => word.Word));
        Assert.Equal("ship", predictor.Suggest("the shi", 1)[0].Word);
        Assert.Throws<ArgumentException>(() => predictor.Suggest("", 1, new CompletionOptions { Mask = WordMask.For(Vocabulary.Build(WordTokenizer.Default, "other words", 3)) }));
    }

    [Fact]
    public void Words_of_a_vocabulary_with_either_apostrophe_are_one()
    {
        Vocabulary vocabulary = new(WordTokenizer.Default, [Vocabulary.UnknownWord, "isn't", "isn’t", "it"]);
        Predictor predictor = new(new TypedLstm(vocabulary, seed: 1).Freeze(), new Profile(WordTokenizer.Default), new PredictorOptions { NeverSuggested = ["isn't"] });

        Assert.Equal(["it"], predictor.Suggest("", 5).Select(word => word.Word));
    }

    /// <summary>Spellings that look like the word, or nearly so, are the word.</summary>
    [Theory]
    [InlineData("ship\u034F")]
    [InlineData("sh\uFE0Fip")]
    [InlineData("sh\U000E0100ip")]
    [InlineData("sh\U000E0041ip")]
    [InlineData("sh\u200Dip")]
    [InlineData("sh\uFFF9ip")]
    [InlineData("\uFF53\uFF48\uFF49\uFF50")]
    [InlineData("\uFF33\uFF28\uFF29\uFF30")]
    [InlineData("\u017Fhip")]
    [InlineData("sh\u0131p")]
    [InlineData("SH\u0130P")]
    [InlineData("sh\u3164ip")]
    [InlineData("sh\u115Fip")]
    [InlineData("sh\u1160ip")]
    [InlineData("sh\uFFA0ip")]
    [InlineData("sail'd")]
    [InlineData("sail\u2019d")]
    [InlineData("sail\u2018d")]
    [InlineData("sail\u02B9d")]
    [InlineData("sail\u02BBd")]
    [InlineData("sail\u02BCd")]
    [InlineData("sail\u02C8d")]
    [InlineData("sail\u055Ad")]
    [InlineData("sail\u05F3d")]
    [InlineData("sail\uA78Cd")]
    [InlineData("sail\uFF07d")]
    public void What_looks_like_one_of_them_is_one(string word)
    {
        Predictor predictor = Create("all", PredictorCase.Options("all") with { NeverSuggested = ["ship", "sail'd"] }), free = Create("all", PredictorCase.Options("all"));
        free.Accept(word);
        string own = Assert.Single(free.Profile.Words).Word;
        predictor.Accept(word);

        Assert.Contains(own, All(free).Select(suggestion => suggestion.Word));
        Assert.DoesNotContain(own, All(predictor).Select(suggestion => suggestion.Word));
    }

    [Fact]
    public void Letters_that_a_language_tells_apart_stay_apart()
    {
        WordTokenizer turkish = new(culture: "tr");
        Vocabulary vocabulary = new(turkish, [Vocabulary.UnknownWord, "kır", "kir"]);
        Predictor predictor = new(new TypedLstm(vocabulary, seed: 1).Freeze(), new Profile(turkish), new PredictorOptions { NeverSuggested = ["KIR"] });

        Assert.Equal(["kir"], predictor.Suggest("", 5).Select(word => word.Word));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("<unk>")]
    [InlineData("the sea")]
    public void What_is_no_word_keeps_none_from_being_suggested(string word)
    {
        Predictor predictor = Create("all", PredictorCase.Options("all") with { NeverSuggested = [word, new string('a', 1000)] });
        Assert.Equal(All(Create("all", PredictorCase.Options("all"))), All(predictor));
    }

    [Fact]
    public void Where_all_words_are_left_out_none_is_suggested()
    {
        Predictor predictor = Create("all", PredictorCase.Options("all") with { NeverSuggested = [.. PredictorCase.Vocabulary.Words] });

        Assert.Empty(predictor.Suggest("the ", 3));
        Assert.Empty(predictor.Suggest("the se", 3));
    }

    [Fact]
    public void Alternating_masks_allocate_nothing()
    {
        Predictor predictor = Create("all", PredictorCase.Options("all") with { NeverSuggested = Never });
        predictor.Feed("to the sea . Rhodes sails . Rhodes isn’t Ithaca . ");
        WordMask[] masks = [WordMask.For(PredictorCase.Vocabulary), WordMask.For(PredictorCase.Vocabulary).Without("ship"), WordMask.For(PredictorCase.Vocabulary).WithoutPunctuation()];
        CompletionOptions[] completing = [.. masks.Select(mask => new CompletionOptions { Mask = mask })];
        Suggestion[] suggestions = new Suggestion[5];
        Suggest(rounds: 10);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Suggest(rounds: 100);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Suggest(int rounds)
        {
            for (int round = 0; round < rounds; round++)
            {
                predictor.Suggest(suggestions, masks[round % 3]);
                predictor.Complete("r", suggestions, completing[round % 3]);
            }
        }
    }

    [Fact]
    public void A_list_is_looked_up_once_for_all_predictors_that_are_given_it()
    {
        PredictorOptions none = PredictorCase.Options("all");
        PredictorOptions some = none with { NeverSuggested = [.. Enumerable.Range(0, 1000).Select(number => $"word{number}")] };
        long alone = AllocatedBy(() => none);
        long shared = AllocatedBy(() => some with { CacheSize = some.CacheSize }) - alone;
        long lookedUp = AllocatedBy(() => some with { NeverSuggested = [.. some.NeverSuggested] }) - alone;

        Assert.True(lookedUp > 10_000 && Math.Abs(shared) < lookedUp / 10, $"{shared} bytes for a list that was looked up before, {lookedUp} for another.");

        // The least of some: a collection counts the unused rest of a thread's allocation buffer, and the code is compiled anew meanwhile.
        static long AllocatedBy(Func<PredictorOptions> options) => Enumerable.Range(0, 5).Min(_ =>
        {
            PredictorOptions given = options();
            long before = GC.GetAllocatedBytesForCurrentThread();
            Create("all", given);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }

    [Fact]
    public void Predictors_that_share_a_list_suggest_at_the_same_time()
    {
        PredictorOptions options = PredictorCase.Options("all") with { NeverSuggested = Never };
        WordMask[] masks = [.. Enumerable.Range(0, 200).Select(_ => WordMask.For(PredictorCase.Vocabulary))];
        string[] expected = Suggest();
        string[][] all = new string[8][];
        Parallel.For(0, all.Length, i => all[i] = Suggest());

        Assert.DoesNotContain("sea", expected);
        Assert.All(all, words => Assert.Equal(expected, words));

        string[] Suggest()
        {
            Predictor predictor = Create("all", options);
            return [.. masks.SelectMany(mask => predictor.Suggest("to the ", 3, new CompletionOptions { Mask = mask })).Select(word => word.Word)];
        }
    }

    [Fact]
    public void One_list_is_for_models_of_any_words()
    {
        Vocabulary others = Vocabulary.Build(WordTokenizer.Default, "the sea the island the sea", TypedLstm.VocabularySize);
        PredictorOptions options = PredictorCase.Options("all") with { NeverSuggested = ["sea"] };
        Predictor first = Create("all", options), second = new(new TypedLstm(others, seed: 5).Freeze(), new Profile(WordTokenizer.Default), options);

        Assert.DoesNotContain("sea", All(first).Select(word => word.Word));
        Assert.Contains("ship", All(first).Select(word => word.Word));
        Assert.Equal(["island", "the"], All(second).Select(word => word.Word).Order());
    }

    [Fact]
    public void Options_hold_a_copy_and_refuse_null()
    {
        string[] words = ["sea"];
        PredictorOptions options = new() { NeverSuggested = words };
        words[0] = "ship";

        Assert.Equal(["sea"], options.NeverSuggested);
        Assert.Throws<ArgumentNullException>(() => new PredictorOptions { NeverSuggested = null! });
        Assert.Throws<ArgumentException>(() => new PredictorOptions { NeverSuggested = ["sea", null!] });
        Assert.Equal(["sea"], new PredictorOptions { NeverSuggested = new Dictionary<string, int> { ["sea"] = 1 }.Keys }.NeverSuggested);
    }

    private static WordSuggestion[] All(Predictor predictor, CompletionOptions? options = null) => predictor.Suggest("to the ", 1000, options);

    private static IEnumerable<string> Completions(Predictor predictor, string begun) => predictor.Suggest($"to the {begun}", 1000).Select(word => word.Word);

    private static Predictor Create(string sources, PredictorOptions options) => new(
        PredictorCase.Model,
        new Profile(WordTokenizer.Default),
        options,
        sources.EndsWith("companion", StringComparison.Ordinal) ? KneserNeyModel.Train(PredictorCase.Vocabulary.Encode(PredictorCase.Text), PredictorCase.Vocabulary, order: 3).CreateSession() : null,
        sources.EndsWith("adaptation", StringComparison.Ordinal) ? new DynamicEvaluation(PredictorCase.Adaptable()) : null);
}
