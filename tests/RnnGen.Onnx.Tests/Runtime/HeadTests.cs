namespace RnnGen.Onnx.Tests;

public sealed class HeadTests
{
    private readonly RnnModel _model = RandomModel.Create("LstmWide");
    private readonly long[] _tokens;

    public HeadTests() => _tokens = RandomModel.Tokens(_model, 4);

    [Fact]
    public void Logits_are_the_default_and_those_of_a_session()
    {
        using OnnxRun run = OnnxRun.Of(_model);
        float[] logits = run.Feed("logits", _tokens);
        float[] expected = new float[_model.Vocabulary.Count];
        Fed(_model, _tokens).Logits(expected);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], logits[^(expected.Length - i)], 1e-5f);
        }
    }

    [Fact]
    public void Probabilities_sum_to_one_at_every_step()
    {
        using OnnxRun run = OnnxRun.Of(_model, OnnxHead.Probabilities);
        Assert.All(run.Feed("probabilities", _tokens).Chunk(_model.Vocabulary.Count), step => Assert.Equal(1, step.Sum(), 1e-5f));
    }

    [Fact]
    public void The_most_probable_tokens_come_in_descending_order_with_their_true_probabilities()
    {
        using OnnxRun run = OnnxRun.Of(_model, OnnxHead.MostProbable(6));
        Dictionary<string, object> outputs = run.Feed(_tokens);
        float[] probabilities = new float[_model.Vocabulary.Count];
        Fed(_model, _tokens).Probabilities(probabilities);
        long[] expected = [.. Enumerable.Range(0, probabilities.Length).OrderByDescending(token => probabilities[token]).Take(6)];
        Assert.Equal(expected, ((long[])outputs["indices"])[^6..]);
        Assert.All(expected.Zip(((float[])outputs["probabilities"])[^6..]), pair => Assert.Equal(probabilities[pair.First], pair.Second, 1e-5f));
    }

    [Fact]
    public void No_more_tokens_are_asked_for_than_there_are()
    {
        using OnnxRun run = OnnxRun.Of(_model, OnnxHead.MostProbable(int.MaxValue));
        Assert.Equal(_model.Vocabulary.Count, ((long[])run.Feed(1)["indices"]).Distinct().Count());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Fewer_tokens_than_one_cannot_be_asked_for(int count) => Assert.Throws<ArgumentOutOfRangeException>(() => OnnxHead.MostProbable(count));

    private static Session Fed(RnnModel model, long[] tokens)
    {
        Session session = model.CreateSession();
        foreach (long token in tokens)
        {
            session.Feed((int)token);
        }

        return session;
    }
}
