namespace RnnGen.Tests;

public sealed class PredictorAllocationTests
{
    [Theory]
    [InlineData("all")]
    [InlineData("all and companion")]
    public void Steady_state_allocates_nothing(string sources)
    {
        // Bounds so narrow that words and n-grams have to make room again and again.
        Predictor predictor = PredictorCase.Create(sources, new Profile(WordTokenizer.Default, new ProfileOptions { MaxNGrams = 64, MaxWords = 40 }));
        string[] texts = [.. Enumerable.Range(0, 8).Select(seed => PredictorCase.RandomText(seed, 30))];
        Suggestion[] suggestions = new Suggestion[5];
        byte[] state = new byte[predictor.StateSizeInBytes];
        SamplingOptions sampling = new() { TopP = 0.9f };
        RandomSource random = new(1);
        CompletionOptions options = new() { Matching = PrefixMatching.IgnoreCaseAndAccents, OverAllWords = true };
        Type(rounds: 30);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Type(rounds: 100);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Type(int rounds)
        {
            for (int round = 0; round < rounds; round++)
            {
                string text = texts[round % texts.Length];
                predictor.CopyTo(state);
                predictor.SetText(text);
                predictor.Suggest(suggestions);
                predictor.Complete("rh", suggestions, options);
                ((IWordPredictor)predictor).Sample(SamplingOptions.Default, ref random);
                ((IWordPredictor)predictor).Sample(sampling, ref random);
                predictor.Restore(state);
                predictor.Feed(text);
                predictor.Probability(predictor.TokenOf("Rhodes"));
                predictor.LogProbability("unheard");
                predictor.Accept("Rhodes");
                predictor.Feed(3);
                predictor.Reset();
            }
        }
    }
}
