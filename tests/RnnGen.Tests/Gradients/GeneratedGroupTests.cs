using RnnGen.SweepModels;

namespace RnnGen.Tests.Gradients;

/// <summary>Sessions stepped together against sessions of their own: what each predicts, when some read no word.</summary>
[Trait("Category", "Numerics")]
public class GeneratedGroupTests
{
    private const int Sessions = 19;
    private const int Wanted = 4;

    public static TheoryData<string> Names { get; } = [.. SweptModel.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void SuggestsWhatSessionsOfTheirOwnSuggest(string name)
    {
        RandomModel random = new(name, seed: 33);
        FrozenModel frozen = random.Model.Freeze();
        SessionGroup group = frozen.CreateSessionGroup(Sessions);
        Session[] alone = [.. Enumerable.Range(0, Sessions).Select(_ => frozen.CreateSession())];
        int[] tokens = new int[Sessions];
        for (int step = 0; step < 5; step++)
        {
            for (int i = 0; i < Sessions; i++)
            {
                tokens[i] = (i + step) % 4 == 3 ? SessionGroup.NoWord : random.Random.NextInt32(random.WordCount);
                if (tokens[i] != SessionGroup.NoWord)
                {
                    alone[i].Feed(tokens[i]);
                }
            }

            group.Feed(tokens);
            if (step == 2)
            {
                group.Reset(17);
                alone[17].Reset();
            }

            AssertSame(alone, group, random.WordCount);
        }
    }

    private static void AssertSame(Session[] alone, SessionGroup group, int wordCount)
    {
        Suggestion[] together = new Suggestion[Sessions * Wanted];
        int count = group.Suggest(together);
        float[] probabilities = new float[wordCount];
        Assert.Equal(Math.Min(Wanted, wordCount - 1), count);
        for (int i = 0; i < Sessions; i++)
        {
            alone[i].Probabilities(probabilities);
            float[] best = [.. probabilities.Skip(1).OrderDescending().Take(count)];
            for (int place = 0; place < count; place++)
            {
                Suggestion suggestion = together[(i * Wanted) + place];
                Assert.Equal(best[place], suggestion.Probability, 1e-5);
                Assert.Equal(probabilities[suggestion.Token], suggestion.Probability, 1e-5);
            }
        }
    }
}
