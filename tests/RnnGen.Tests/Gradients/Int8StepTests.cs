using RnnGen.Reference;
using RnnGen.SweepModels;

namespace RnnGen.Tests.Gradients;

/// <summary>
/// The int8 passes against the reference over the same weights. Their products are exact, but what is multiplied has 7 bits: half a level is 1/126 of the largest element, so pre-activations
/// of weights below ½ differ by a few hundredths at most; a wrong scale, row or column would show as tenths.
/// </summary>
[Trait("Category", "Numerics")]
public class Int8StepTests
{
    private const double RoundingOfLogits = 0.06;

    /// <summary>A level more or less where two ways of computing h lie on different sides of half a level.</summary>
    private const double OneLevel = 0.02;

    public static TheoryData<string> Names { get; } = [.. SweptModel.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void FollowsTheReferenceWithoutATable(string name) => FollowsTheReference(name, tableBytes: 0);

    [Theory]
    [MemberData(nameof(Names))]
    public void FollowsTheReferenceWithAFoldedTable(string name) => FollowsTheReference(name, tableBytes: 64 << 20);

    [Theory]
    [MemberData(nameof(Names))]
    public void AGroupFollowsItsSessions(string name)
    {
        const int Sessions = 18;
        RandomModel random = new(name, seed: 34);
        FrozenModel frozen = random.Model.Freeze(new FreezeOptions { Precision = WeightPrecision.Int8, FoldedTableBudgetBytes = 0 });
        SessionGroup group = frozen.CreateSessionGroup(Sessions);
        Session[] alone = [.. Enumerable.Range(0, Sessions).Select(_ => frozen.CreateSession())];
        int[] tokens = new int[Sessions];
        int wanted = random.WordCount - 1;
        Suggestion[] together = new Suggestion[Sessions * wanted];
        float[] probabilities = new float[random.WordCount];
        for (int step = 0; step < 4; step++)
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
            if (wanted == 0)
            {
                continue;
            }

            Assert.Equal(wanted, group.Suggest(together));
            for (int i = 0; i < Sessions; i++)
            {
                alone[i].Probabilities(probabilities);
                Assert.All(together[(i * wanted)..((i + 1) * wanted)], suggestion => Assert.Equal(Math.Log(probabilities[suggestion.Token]), Math.Log(suggestion.Probability), RoundingOfLogits));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ACompletionHasTheProbabilitiesOfAllWords(string name)
    {
        RandomModel random = new(name, seed: 35);
        Session session = random.Model.Freeze(new FreezeOptions { Precision = WeightPrecision.Int8 }).CreateSession();
        session.Feed(random.Random.NextInt32(random.WordCount));
        float[] probabilities = new float[random.WordCount];
        session.Probabilities(probabilities);
        Suggestion[] suggestions = new Suggestion[random.WordCount];

        int count = session.Complete("w", suggestions, new CompletionOptions { OverAllWords = true });

        Assert.Equal(random.WordCount - 1, count);
        Assert.All(suggestions[..count], suggestion => Assert.Equal(Math.Log(probabilities[suggestion.Token]), Math.Log(suggestion.Probability), RoundingOfLogits));
    }

    private static void FollowsTheReference(string name, long tableBytes)
    {
        RandomModel random = new(name, seed: 22);
        FrozenModel frozen = random.Model.Freeze(new FreezeOptions { Precision = WeightPrecision.Int8, FoldedTableBudgetBytes = tableBytes });
        bool isFolded = tableBytes > 0 && random.Model.Shape.EmbeddingSize > 0;
        Assert.Equal(WeightPrecision.Int8, frozen.Precision);
        Assert.Equal(isFolded, frozen.FoldedTableBytes > 0);
        ReferenceModel<double> reference = Int8Reference.Of(random.Model);
        Session session = frozen.CreateSession();
        float[] logits = new float[random.WordCount];
        double[] expected = new double[random.WordCount];
        for (int text = 0; text < 8; text++)
        {
            // Two words: with weights as large as these, the smallest difference grows from word to word.
            session.Reset();
            ReferenceSession<double> read = reference.CreateSession();
            int[] words = [random.Random.NextInt32(random.WordCount), random.Random.NextInt32(random.WordCount)];
            foreach (int word in words)
            {
                session.Feed(word);
            }

            foreach (int word in words[^Math.Min(words.Length, random.Model.Shape.NGramLength is > 0 and int n ? n : words.Length)..])
            {
                read.Step(word);
            }

            read.Logits(expected);
            session.Logits(logits);

            double size = Math.Max(1, expected.Max(Math.Abs));
            Assert.All(expected.Zip(logits), pair => Assert.Equal(pair.First, pair.Second, (RoundingOfLogits + OneLevel) * size));
        }
    }
}
