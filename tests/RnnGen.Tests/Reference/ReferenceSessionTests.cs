using RnnGen.Reference;

namespace RnnGen.Tests;

/// <summary>Word by word, a session computes what the unfolded network does at once.</summary>
[Trait("Category", "Numerics")]
public sealed class ReferenceSessionTests
{
    private const int Words = 9;
    private const int WordCount = 8;

    [Theory]
    [InlineData(RecurrentCell.Tanh, 1, 0, LossPosition.EveryStep)]
    [InlineData(RecurrentCell.Relu, 2, 4, LossPosition.LastStep)]
    [InlineData(RecurrentCell.Lstm, 1, 0, LossPosition.LastStep)]
    [InlineData(RecurrentCell.Lstm, 3, 4, LossPosition.EveryStep)]
    [InlineData(RecurrentCell.Gru, 2, 4, LossPosition.EveryStep)]
    [InlineData(RecurrentCell.Cifg, 1, 0, LossPosition.LastStep)]
    [InlineData(RecurrentCell.Cifg, 2, 4, LossPosition.EveryStep)]
    public void TheLossOfTwoCarriedBatchesIsTheMeanOverWhatSessionsPredict(RecurrentCell cell, int layers, int embeddingSize, LossPosition loss)
    {
        ModelShape shape = new() { Cell = cell, VocabularySize = Words, EmbeddingSize = embeddingSize, HiddenSize = 6, Layers = layers, SequenceLength = 3, BatchSize = 2, Loss = loss };
        ReferenceModel<double> model = ReferenceBatch.RandomModel<double>(shape, seed: 10);
        ReferenceSession<double>[] sessions = [model.CreateSession(), model.CreateSession()];
        double[] probabilities = new double[WordCount];
        for (int batch = 0; batch < 2; batch++)
        {
            int[] inputs = ReferenceBatch.Inputs(shape, WordCount, seed: 20 + batch);
            int[] targets = ReferenceBatch.Targets(shape, WordCount, seed: 30 + batch);
            targets[1] = -1;
            double sum = 0;
            for (int t = 0; t < shape.SequenceLength; t++)
            {
                for (int b = 0; b < shape.BatchSize; b++)
                {
                    sessions[b].Step(inputs[(t * shape.BatchSize) + b]);
                    sessions[b].Probabilities(probabilities);
                    int target = loss == LossPosition.EveryStep ? targets[(t * shape.BatchSize) + b] : t == shape.SequenceLength - 1 ? targets[b] : -1;
                    sum -= target < 0 ? 0 : Math.Log(probabilities[target]);
                }
            }

            double mean = sum / (shape.TargetsPerBatch - 1);
            Assert.Equal(mean, model.Loss(inputs, targets, WordCount), 1e-12);
            Assert.Equal(mean, model.LossAndGradients(inputs, targets, WordCount), 1e-12);
            Assert.Equal(sessions[1].HiddenState(layers - 1).ToArray(), model.HiddenState(layers - 1, shape.SequenceLength, 1).ToArray());
            model.CarryState();
        }
    }

    [Fact]
    public void TheRecordOfAnLstmHoldsItsStatesAndGatesInOrder()
    {
        ModelShape shape = new() { Cell = RecurrentCell.Lstm, VocabularySize = Words, EmbeddingSize = 4, HiddenSize = 6, Layers = 2, SequenceLength = 3, BatchSize = 2 };
        ReferenceSession<double> session = ReferenceBatch.RandomModel<double>(shape, seed: 10).CreateSession();
        session.Step(3);
        double[] cPrev = Block(1);
        session.Step(5);
        Assert.Equal(session.HiddenState(1).ToArray(), Block(0));
        Assert.Equal(Block(0), Block(5).Zip(Block(1), (o, c) => o * Math.Tanh(c)));
        Assert.Equal(Block(1), Enumerable.Range(0, 6).Select(unit => (Block(3)[unit] * cPrev[unit]) + (Block(2)[unit] * Block(4)[unit])));

        double[] Block(int block) => session.Record(1).Slice(block * 6, 6).ToArray();
    }

    [Fact]
    public void TheRecordOfACifgHoldsItsStatesAndGatesInOrder()
    {
        ModelShape shape = new() { Cell = RecurrentCell.Cifg, VocabularySize = Words, EmbeddingSize = 4, HiddenSize = 6, Layers = 2, SequenceLength = 3, BatchSize = 2 };
        ReferenceSession<double> session = ReferenceBatch.RandomModel<double>(shape, seed: 10).CreateSession();
        session.Step(3);
        double[] cPrev = Block(1);
        session.Step(5);
        Assert.Equal(session.HiddenState(1).ToArray(), Block(0));
        Assert.Equal(Block(0), Block(4).Zip(Block(1), (o, c) => o * Math.Tanh(c)));
        Assert.Equal(Block(1), Enumerable.Range(0, 6).Select(unit => (Block(2)[unit] * cPrev[unit]) + ((1 - Block(2)[unit]) * Block(3)[unit])));

        double[] Block(int block) => session.Record(1).Slice(block * 6, 6).ToArray();
    }

    [Theory]
    [InlineData(RecurrentCell.Tanh)]
    [InlineData(RecurrentCell.Lstm)]
    [InlineData(RecurrentCell.Gru)]
    [InlineData(RecurrentCell.Cifg)]
    public void ResetStartsAgainFromZeroState(RecurrentCell cell)
    {
        ModelShape shape = new() { Cell = cell, VocabularySize = Words, EmbeddingSize = 4, HiddenSize = 6, Layers = 2, SequenceLength = 3, BatchSize = 2 };
        ReferenceModel<double> model = ReferenceBatch.RandomModel<double>(shape, seed: 10);
        ReferenceSession<double> session = model.CreateSession();
        double[] first = new double[Words];
        session.Step(3);
        session.Logits(first);

        double[] second = new double[Words];
        session.Step(3);
        session.Logits(second);
        Assert.NotEqual(first, second);

        session.Reset();
        session.Step(3);
        session.Logits(second);
        Assert.Equal(first, second);

        int[] inputs = ReferenceBatch.Inputs(shape, Words, seed: 2);
        int[] targets = ReferenceBatch.Targets(shape, Words, seed: 3);
        double loss = model.Loss(inputs, targets, Words);
        model.CarryState();
        Assert.NotEqual(loss, model.Loss(inputs, targets, Words));
        model.ResetState();
        Assert.Equal(loss, model.Loss(inputs, targets, Words));
    }

    [Fact]
    public void HugeLogitsDoNotOverflow()
    {
        ModelShape shape = new() { Cell = RecurrentCell.Tanh, VocabularySize = 3, HiddenSize = 1, SequenceLength = 1, BatchSize = 1 };
        ReferenceModel<float> model = new(shape);
        float[] bias = model.Parameter("output.bias");
        (bias[0], bias[1], bias[2]) = (1000, 999, -1000);

        // logsumexp(1000, 999, −1000) = 1000 + ln(1 + e^−1) = 1000.3133; −ln p(1) = 1.3133
        Assert.Equal(1.3133f, model.LossAndGradients([0], [1], wordCount: 3), 1e-4f);
        Assert.Equal(0.7311f, model.Gradient("output.bias")[0], 1e-4f);

        // Over the first word alone there is nothing to choose between.
        Assert.Equal(0, model.Loss([0], [0], wordCount: 1));
    }

    [Fact]
    public void NoScoredTargetMeansNoLossAndNoGradient()
    {
        ModelShape shape = new() { Cell = RecurrentCell.Lstm, VocabularySize = Words, EmbeddingSize = 4, HiddenSize = 3, SequenceLength = 2, BatchSize = 1 };
        ReferenceModel<double> model = ReferenceBatch.RandomModel<double>(shape, seed: 10);
        model.LossAndGradients([1, 2], [3, 4], Words);

        Assert.Equal(0, model.LossAndGradients([1, 2], [-1, -1], Words));
        Assert.All(model.Parameters, parameter => Assert.All(parameter.Gradient, gradient => Assert.Equal(0, gradient)));
    }
}
