using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>The other ways to ask: completions, groups, swapped weights; and that none of them allocates.</summary>
[Trait("Category", "Numerics")]
public sealed class ScreenedServingTests
{
    private const string Letters = "abc";

    [Theory]
    [InlineData("random", true, false)]
    [InlineData("random", false, false)]
    [InlineData("random", true, true)]
    [InlineData("close", true, false)]
    [InlineData("close", false, false)]
    [InlineData("close", true, true)]
    [InlineData("equal", true, false)]
    [InlineData("equal", false, true)]
    public void Completions_are_those_of_the_fp32_output_layer(string kind, bool hasTable, bool overAllWords)
    {
        RandomSource random = new(3);
        string[] words = [.. Words(1000, ref random)];
        FreezeOptions freezing = new() { CompletionTableBudgetBytes = hasTable ? 1 << 20 : 0 };
        ScreenedModel model = ScreenedModel.Of(ScreenedRows.Create(kind, words.Length + 1, 19, ref random), freezing, words);
        foreach (string prefix in (string[])["a", "ab", "cab", "b", "ccccc", "z"])
        {
            byte[] state = model.StateOf(ScreenedRows.Input("random", 19, ref random));
            float[] exact = model.ExactLogits(state);
            WordMask mask = WordMask.For(model.Model.Vocabulary).Without(words.Where((_, index) => index % 5 == 0));
            foreach (int k in new[] { 1, 3, 10, 400 })
            {
                CompletionOptions options = new() { OverAllWords = overAllWords, Mask = k % 3 == 0 ? mask : null };
                Suggestion[] completions = new Suggestion[k], ofExact = new Suggestion[k];
                int count = ScreenedModel.SessionIn(model.Quantized, state).Complete(prefix, completions, options);
                ScreenedModel.SessionIn(model.Exact, state).Complete(prefix, ofExact, options);
                IEnumerable<int> expected = SoftmaxOracle.Ranking(exact)
                    .Where(word => words[word - 1].StartsWith(prefix, StringComparison.Ordinal) && (options.Mask?.Allows(word) ?? true)).Take(k);

                Assert.Equal(expected, completions[..count].Select(completion => completion.Token));
                double error = model.ScreeningIn(state).LargestError;
                Assert.All(completions[..count].Zip(ofExact), pair => Assert.InRange(Math.Abs(Math.Log(pair.First.Probability / pair.Second.Probability)), 0, error + 1e-4));
            }
        }
    }

    /// <summary>Nothing is known of the distance between a row that is not finite and its int8 form: the others must not suffer.</summary>
    [Theory]
    [InlineData(float.NaN, true)]
    [InlineData(float.PositiveInfinity, true)]
    [InlineData(float.NegativeInfinity, false)]
    public void Completions_are_right_beside_a_row_that_is_not_finite(float element, bool hasTable)
    {
        RandomSource random = new(3);
        string[] words = [.. Words(1000, ref random)];
        float[][] rows = ScreenedRows.Create("close", words.Length + 1, 24, ref random);
        int broken = 1 + Array.FindIndex(words, static word => word.StartsWith('c'));
        rows[broken][3] = element;
        ScreenedModel model = ScreenedModel.Of(rows, new FreezeOptions { CompletionTableBudgetBytes = hasTable ? 1 << 20 : 0 }, words);
        byte[] state = model.StateOf(ScreenedRows.Input("random", 24, ref random));
        float[] exact = model.ExactLogits(state);
        foreach (string prefix in (string[])["a", "ab", "b"])
        {
            Suggestion[] completions = new Suggestion[3];
            ScreenedModel.SessionIn(model.Quantized, state).Complete(prefix, completions);
            IEnumerable<int> expected = Enumerable.Range(1, words.Length).Where(word => words[word - 1].StartsWith(prefix, StringComparison.Ordinal)).OrderByDescending(word => exact[word]).Take(3);
            Assert.Equal(expected, completions.Select(completion => completion.Token));
        }
    }

    [Theory]
    [InlineData(1, 19)]
    [InlineData(5, 19)]
    [InlineData(40, 19)]
    [InlineData(5, 24)]
    public void A_group_suggests_what_sessions_do(int k, int depth)
    {
        const int Sessions = 19;
        RandomSource random = new(3);

        // A group does not read the folded table, whose numbers are rounded.
        ScreenedModel model = ScreenedModel.Of(ScreenedRows.Create("close", 1000, depth, ref random), new FreezeOptions { FoldedTableBudgetBytes = 0 });
        SessionGroup group = model.Quantized.CreateSessionGroup(Sessions);
        Session[] sessions = [.. Enumerable.Range(0, Sessions).Select(_ => model.Quantized.CreateSession())];
        Suggestion[] ofGroup = new Suggestion[Sessions * k], ofSession = new Suggestion[k];
        for (int word = 1; word < 5; word++)
        {
            int[] tokens = [.. Enumerable.Range(0, Sessions).Select(session => ((session * 7) + (word * 31)) % 1000)];
            group.Feed(tokens);
            group.Suggest(ofGroup);
            for (int session = 0; session < Sessions; session++)
            {
                sessions[session].Feed(tokens[session]);
                sessions[session].Suggest(ofSession);
                Suggestion[] row = ofGroup[(session * k)..][..k];

                Assert.Equal(ofSession.Select(suggestion => suggestion.Token), row.Select(suggestion => suggestion.Token));
                Assert.All(ofSession.Zip(row), pair => Assert.Equal(pair.First.Probability, pair.Second.Probability, 1e-5f * pair.First.Probability));
            }
        }

        Assert.True(group.RowsScoredAgain > 0);
    }

    [Fact]
    public void Swapped_weights_bring_their_rows()
    {
        RandomSource random = new(3);
        ScreenedModel model = ScreenedModel.Of(ScreenedRows.Create("close", 1000, 24, ref random));
        ServingModel serving = new(model.Model, new FreezeOptions { Precision = WeightPrecision.Int8 });
        Session session = serving.CreateSession();
        for (int swap = 0; swap < 3; swap++)
        {
            ScreenedModel other = ScreenedModel.Of(ScreenedRows.Create("close", 1000, 24, ref random));
            byte[] state = other.StateOf(ScreenedRows.Input("random", 24, ref random));
            serving.Swap(other.Model);
            session.Restore(state);
            Suggestion[] suggestions = new Suggestion[10];
            session.Suggest(suggestions);

            Assert.Equal(SoftmaxOracle.Ranking(other.ExactLogits(state))[..10], suggestions.Select(suggestion => suggestion.Token));
        }
    }

    /// <summary>What a swap allocates does not grow with the vocabulary.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Swapping_leaves_little_behind(bool isCalibrated)
    {
        RandomSource random = new(3);
        ScreenedModel model = ScreenedModel.Of(ScreenedRows.Create("close", 1000, 24, ref random));
        int[] text = isCalibrated ? [.. Enumerable.Range(1, 200)] : [];
        ServingModel serving = new(model.Model, new FreezeOptions { Precision = WeightPrecision.Int8, CalibrationText = text });
        serving.Swap(model.Model);
        serving.Swap(model.Model);
        AllocationMeter allocations = AllocationMeter.StartNew();
        for (int swap = 0; swap < 10; swap++)
        {
            serving.Swap(model.Model);
        }

        Assert.InRange(allocations.Stop(), 0, 10 * (isCalibrated ? 8192 : 4096));
    }

    [Fact]
    public void Nothing_allocates()
    {
        RandomSource random = new(3);
        string[] words = [.. Words(1000, ref random)];
        ScreenedModel model = ScreenedModel.Of(ScreenedRows.Create("close", words.Length + 1, 24, ref random), words: words);
        Session session = model.Quantized.CreateSession();
        SessionGroup group = model.Quantized.CreateSessionGroup(2);
        Suggestion[] suggestions = new Suggestion[400];
        CompletionOptions overAll = new() { OverAllWords = true };
        Use(1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Use(50);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Use(int times)
        {
            for (int i = 0; i < times; i++)
            {
                session.Feed(i + 1);
                group.Feed([i + 1, i + 2]);
                session.Suggest(suggestions.AsSpan(0, 1 + i));
                session.Complete("ab", suggestions.AsSpan(0, 5));
                session.Complete("ab", suggestions, overAll);
                group.Suggest(suggestions.AsSpan(0, 10));
            }
        }
    }

    /// <summary>Distinct words of three letters, few of them, so that many share a beginning.</summary>
    private static HashSet<string> Words(int count, ref RandomSource random)
    {
        HashSet<string> words = [];
        while (words.Count < count - 1)
        {
            char[] letters = new char[2 + random.NextInt32(6)];
            foreach (ref char letter in letters.AsSpan())
            {
                letter = Letters[random.NextInt32(Letters.Length)];
            }

            words.Add(new string(letters));
        }

        return words;
    }
}
