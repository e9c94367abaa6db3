namespace RnnGen.Tests;

/// <summary>Logits that give no word a probability are an error of one type and one message, wherever they are met first.</summary>
[Trait("Category", "Numerics")]
public sealed class NonFiniteLogitsTests
{
    private const int Words = 2100;

    /// <summary>What is asked of a session, by name.</summary>
    private static readonly Dictionary<string, Action<Session>> Questions = new()
    {
        ["Suggest"] = session => session.Suggest(new Suggestion[5]),
        ["Suggest masked"] = session => session.Suggest(new Suggestion[5], WordMask.For(session.Vocabulary).Without("w3", "w1500")),
        ["Complete"] = session => session.Complete("w", new Suggestion[5]),
        ["Complete over all words"] = session => session.Complete("w2", new Suggestion[5], new CompletionOptions { OverAllWords = true }),
        ["Probability"] = session => session.Probability(7),
        ["Probabilities"] = session => session.Probabilities(new float[Words]),
        ["Sample"] = session => Sample(session, SamplingOptions.Default),
        ["Sample greedily"] = session => Sample(session, SamplingOptions.Greedy),
        ["Sample of the first k"] = session => Sample(session, new SamplingOptions { TopK = 3 }),
        ["Sample of the nucleus"] = session => Sample(session, new SamplingOptions { TopP = 0.5f }),
        ["Sample of both, with a penalty"] = session => Sample(session, new SamplingOptions { TopK = 700, TopP = 0.5f, RepetitionPenalty = 1.3f }),
        ["Sample masked"] = session => Sample(session, new SamplingOptions { Mask = WordMask.For(session.Vocabulary).Without("w3", "w1500") }),
        ["Generate tokens"] = session =>
        {
            RandomSource random = new(1);
            session.Generate(new int[3], SamplingOptions.Default, ref random);
        },
        ["Generate text"] = session => session.Generate("w1", 3),
        ["Evaluate word by word"] = session => Evaluator.Evaluate(session, [1, 2, 3]),
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string question in Questions.Keys)
            {
                foreach (string logits in (string[])["NaN", "one NaN", "one infinity", "both infinities", "all -infinity"])
                {
                    cases.Add(question, logits);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void They_are_reported(string question, string logits)
    {
        RnnModel model = new BigramModel(Words).WithLogits(Logits(logits));
        string expected = Assert.Throws<NonFiniteLogitsException>(() => model.CreateEvaluator().Evaluate([1, 2, 3])).Message;

        Assert.Equal(expected, Assert.Throws<NonFiniteLogitsException>(() => Questions[question](model.CreateSession())).Message);
        Assert.Equal(expected, Assert.Throws<NonFiniteLogitsException>(() => Questions[question](model.Freeze().CreateSession())).Message);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("one NaN")]
    [InlineData("one infinity")]
    [InlineData("all -infinity")]
    public void A_group_reports_them(string logits)
    {
        SessionGroup group = new BigramModel(Words).WithLogits(Logits(logits)).Freeze().CreateSessionGroup(17);
        Assert.Throws<NonFiniteLogitsException>(() => group.Suggest(new Suggestion[17 * 3]));
    }

    /// <summary>Every parameter is finite, and so is the file; the sums of products are not.</summary>
    [Fact]
    public void Weights_that_are_finite_but_too_large_are_met_too()
    {
        BigramModel model = new(4);
        model.WriteTensor("output.weight", [.. Enumerable.Repeat(3e38f, 16)]);
        model.WriteTensor("output.bias", [3e38f, 3e38f, 0, 0]);
        Session session = model.CreateSession();
        session.Feed(1);

        Assert.Throws<NonFiniteLogitsException>(() => session.Suggest(new Suggestion[3]));
    }

    [Fact]
    public void A_word_of_the_logit_minus_infinity_has_the_probability_0()
    {
        Session session = new BigramModel(4).WithLogits(0, float.NegativeInfinity, 1, 0).CreateSession();
        Suggestion[] suggestions = new Suggestion[3];

        Assert.Equal(0, session.Probability(1));
        Assert.Equal(2, session.Suggest(suggestions));
        Assert.Equal([2, 3], suggestions[..2].Select(suggestion => suggestion.Token));
        Assert.NotEqual(1, Sample(session, SamplingOptions.Default));
    }

    [Fact]
    public void No_match_is_no_error()
    {
        Session session = new BigramModel(4).CreateSession();
        Assert.Equal(0, session.Complete("x", new Suggestion[3]));
        Assert.Equal(0, session.Complete("W", new Suggestion[3], new CompletionOptions { Matching = PrefixMatching.Exact, OverAllWords = true, Mask = WordMask.For(session.Vocabulary).Without("w1", "w2", "w3") }));
    }

    /// <summary>The exact spelling leaves out all words of the run that the folded prefix finds.</summary>
    [Fact]
    public void Matches_that_differ_in_their_accents_are_no_error()
    {
        BigramModel model = new(new BigramNetwork(3), new Vocabulary(WordTokenizer.Default, [Vocabulary.UnknownWord, "\u00E1rbol", "\u00E1gil"]));
        Assert.Equal(0, model.CreateSession().Complete("a", new Suggestion[3]));
        Assert.Equal(0, model.Freeze().CreateSession().Complete("a", new Suggestion[3]));
    }

    /// <summary>Penalised, the one logit is beyond every float, or the other below every one: they stay the first and the last.</summary>
    [Theory]
    [InlineData(1e-3f)]
    [InlineData(1e3f)]
    public void The_largest_and_the_smallest_penalty_leave_words_to_draw(float penalty)
    {
        const int Expected = 1;
        Session session = new BigramModel(4).WithLogits(0, 3e38f, -3e38f, 1).CreateSession();
        session.Feed(1);
        session.Feed(2);

        Assert.Equal(Expected, Sample(session, new SamplingOptions { RepetitionPenalty = penalty }));
        Assert.Equal(Expected, Sample(session, new SamplingOptions { RepetitionPenalty = penalty, Temperature = 0 }));
        Assert.Equal(Expected, Sample(session, new SamplingOptions { RepetitionPenalty = penalty, TopK = 1 }));
    }

    private static float[] Logits(string kind)
    {
        float[] logits = new float[Words];
        switch (kind)
        {
            case "NaN":
                Array.Fill(logits, float.NaN);
                break;
            case "one NaN":
                logits[1500] = float.NaN;
                break;
            case "one infinity":
                logits[3] = float.PositiveInfinity;
                break;
            case "both infinities":
                logits[3] = float.NegativeInfinity;
                logits[1500] = float.PositiveInfinity;
                break;
            default:
                Array.Fill(logits, float.NegativeInfinity);
                break;
        }

        return logits;
    }

    private static int Sample(Session session, SamplingOptions options)
    {
        RandomSource random = new(1);
        return session.Sample(options, ref random);
    }
}
