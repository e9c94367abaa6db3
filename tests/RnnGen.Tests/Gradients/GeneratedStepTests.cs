using RnnGen.Reference;
using RnnGen.SweepModels;

namespace RnnGen.Tests.Gradients;

/// <summary>The session's batch-1 pass against the reference, word by word.</summary>
[Trait("Category", "Numerics")]
public class GeneratedStepTests
{
    public static TheoryData<string> Names { get; } = [.. SweptModel.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void LiveWeightsMatchTheReferenceWordByWord(string name) => MatchesTheReference(name, static model => model.CreateSession());

    [Theory]
    [MemberData(nameof(Names))]
    public void AFoldedTableMatchesTheReferenceWordByWord(string name) => MatchesTheReference(name, static model =>
    {
        FrozenModel frozen = model.Freeze();
        Assert.Equal(model.Shape.EmbeddingSize > 0, frozen.FoldedTableBytes > 0);
        return frozen.CreateSession();
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void AFrozenModelWithoutRoomForTheTableMatchesTheReferenceWordByWord(string name) => MatchesTheReference(name, static model =>
    {
        FrozenModel frozen = model.Freeze(new FreezeOptions { FoldedTableBudgetBytes = 0 });
        Assert.Equal(0, frozen.FoldedTableBytes);
        return frozen.CreateSession();
    });

    private static void MatchesTheReference(string name, Func<RnnModel, Session> createSession)
    {
        RandomModel random = new(name, seed: 21);
        bool isNGram = random.Model.Shape.Loss == LossPosition.LastStep;
        Session session = createSession(random.Model);
        float[] probabilities = new float[random.WordCount];
        List<int> fed = [];
        for (int word = 0; word < 6; word++)
        {
            int token = random.Random.NextInt32(random.WordCount);
            fed.Add(token);
            session.Feed(token);
            double[] expected = Expected(random, isNGram ? fed.TakeLast(random.Model.Shape.SequenceLength) : fed);

            session.Probabilities(probabilities);
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.Equal(expected[i], probabilities[i], 1e-5);
            }

            Suggestion[] suggestions = new Suggestion[5];
            int count = session.Suggest(suggestions);
            Assert.Equal(Math.Min(5, random.WordCount - 1), count);
            int[] ranked = [.. Enumerable.Range(1, random.WordCount - 1).OrderByDescending(i => probabilities[i]).ThenBy(i => i).Take(count)];
            Assert.Equal(ranked, suggestions[..count].Select(suggestion => suggestion.Token));
            Assert.All(suggestions[..count], suggestion => Assert.Equal(expected[suggestion.Token], suggestion.Probability, 1e-5));
        }
    }

    private static double[] Expected(RandomModel random, IEnumerable<int> words)
    {
        ReferenceSession<double> session = random.Reference.CreateSession();
        foreach (int word in words)
        {
            session.Step(word);
        }

        double[] logits = new double[random.Model.Shape.VocabularySize];
        session.Logits(logits);
        double[] known = logits[..random.WordCount];
        double maximum = known.Max();
        double sum = known.Sum(logit => Math.Exp(logit - maximum));
        return [.. known.Select(logit => Math.Exp(logit - maximum) / sum)];
    }
}
