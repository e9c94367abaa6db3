using System.Runtime.CompilerServices;

namespace RnnGen.Tests;

/// <summary>Several predictors over one profile.</summary>
public sealed class SharedProfileTests
{
    [Theory]
    [InlineData("n-grams")]
    [InlineData("n-grams and own words")]
    public void What_another_has_learnt_is_taken_over_as_a_new_one_reads_it(string sources)
    {
        Profile profile = new(WordTokenizer.Default, new ProfileOptions { MaxNGrams = 150, MaxWords = 60 });
        Predictor first = PredictorCase.Create(sources, profile);
        Predictor second = PredictorCase.Create(sources, profile);
        Random random = new(1);
        for (int round = 0; round < 60; round++)
        {
            // More words now and then than a predictor is told of one by one.
            (round % 2 == 0 ? first : second).Feed(PredictorCase.RandomText(round, random.Next(1, round % 10 == 5 ? 500 : 20)) + $" w{random.Next(30):x} Ow{random.Next(5):x}");
            if (round % 7 == 3)
            {
                profile.Forget("Ithaca");
            }

            Predictor fresh = PredictorCase.Create(sources, profile);
            foreach (Predictor predictor in (Predictor[])[first, second])
            {
                byte[] state = new byte[predictor.StateSizeInBytes];
                predictor.CopyTo(state);
                predictor.SetText("the ship sails to ");
                fresh.SetText("the ship sails to ");
                Assert.All(PredictorCase.Tokens(fresh), token => Assert.Equal(fresh.Probability(token), predictor.Probability(token), 1e-6));
                Assert.All(PredictorCase.Tokens(fresh), token => Assert.Equal(fresh.WordOf(token), predictor.WordOf(token)));
                Assert.Equal(1, PredictorCase.Tokens(predictor).Sum(predictor.Probability), 1e-5);
                predictor.Restore(state);
            }
        }
    }

    [Fact]
    public void Taking_turns_allocates_nothing()
    {
        Profile profile = new(WordTokenizer.Default);
        Predictor[] predictors = [PredictorCase.Create("all", profile), PredictorCase.Create("all", profile)];
        string[] texts = [.. Enumerable.Range(0, 8).Select(seed => PredictorCase.RandomText(seed, 10))];
        TakeTurns(rounds: 50);

        long before = GC.GetAllocatedBytesForCurrentThread();
        TakeTurns(rounds: 100);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void TakeTurns(int rounds)
        {
            Span<Suggestion> suggestions = stackalloc Suggestion[5];
            for (int round = 0; round < rounds; round++)
            {
                predictors[round % 2].Feed(texts[round % texts.Length]);
                predictors[(round + 1) % 2].Suggest(suggestions);
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_word_that_the_profile_forgets_is_gone_from_predictors_that_are_not_used(bool clears)
    {
        Profile profile = new(WordTokenizer.Default);
        Predictor predictor = PredictorCase.Create(profile: profile);
        WeakReference spelled = Spell(predictor);
        Collect();
        Assert.True(spelled.IsAlive);

        if (clears)
        {
            profile.Clear();
        }
        else
        {
            Assert.True(profile.Forget("rhodes"));
        }

        Collect();
        Assert.False(spelled.IsAlive);
        GC.KeepAlive(predictor);
    }

    [Fact]
    public void A_profile_does_not_keep_predictors_alive()
    {
        Profile profile = new(WordTokenizer.Default);
        WeakReference predictor = Use(profile);
        Collect();
        Assert.False(predictor.IsAlive);
        Assert.True(profile.Forget("Rhodes"));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Spell(Predictor predictor)
    {
        predictor.Feed("to Rhodes and to Rhodes");
        return new WeakReference(predictor.WordOf(predictor.TokenOf("Rhodes")));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Use(Profile profile)
    {
        Predictor predictor = PredictorCase.Create(profile: profile);
        predictor.Feed("to Rhodes");
        return new WeakReference(predictor);
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
