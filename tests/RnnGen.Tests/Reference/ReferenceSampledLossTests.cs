using RnnGen.Reference;

namespace RnnGen.Tests;

/// <summary>Which words the softmax of a sampled loss runs over, and with which logits.</summary>
[Trait("Category", "Numerics")]
public sealed class ReferenceSampledLossTests
{
    private const int Words = 9;
    private static readonly int[] Candidates = [1, 2, 6];

    [Theory]
    [InlineData(LossPosition.EveryStep)]
    [InlineData(LossPosition.LastStep)]
    public void All_words_without_corrections_are_the_full_softmax(LossPosition position)
    {
        ModelShape shape = Shape(position);
        ReferenceModel<double> model = ReferenceBatch.RandomModel<double>(shape, seed: 10);
        int[] inputs = ReferenceBatch.Inputs(shape, Words, seed: 2);
        int[] targets = ReferenceBatch.Targets(shape, Words, seed: 3);
        targets[0] = -1;
        double full = model.LossAndGradients(inputs, targets, Words);
        Dictionary<string, double[]> gradients = GradientCheck.Gradients(model);

        CandidateSample all = new([.. Enumerable.Range(0, Words)], new float[Words], new float[targets.Length], targets);

        Assert.Equal(full, model.SampledLossAndGradients(inputs, targets, all), 1e-14);
        foreach ((string name, double[] gradient) in gradients)
            Assert.All(gradient.Zip(model.Gradient(name)), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
    }

    [Fact]
    public void Is_the_definition()
    {
        ModelShape shape = Shape(LossPosition.EveryStep);
        ReferenceModel<double> model = ReferenceBatch.RandomModel<double>(shape, seed: 11);
        int[] inputs = ReferenceBatch.Inputs(shape, Words, seed: 4);
        int[] targets = [6, 0, 8, 1, -1, 1];
        RandomSample sample = new(targets, Candidates, seed: 5);
        double sum = 0;
        for (int b = 0; b < shape.BatchSize; b++)
        {
            ReferenceSession<double> session = model.CreateSession();
            for (int row = b; row < targets.Length; row += shape.BatchSize)
            {
                session.Step(inputs[row]);
                sum += targets[row] >= 0 ? CrossEntropy(session, targets[row], sample.TargetCorrections[row]) : 0;
            }
        }

        Assert.Equal(sum / 5, model.SampledLoss(inputs, targets, sample.Sample), 1e-14);

        double CrossEntropy(ReferenceSession<double> session, int target, float correction)
        {
            double[] z = new double[Words];
            session.Logits(z);
            double numerator = Math.Exp(z[target] + correction);
            double others = Candidates.Index().Where(c => c.Item != target).Sum(c => Math.Exp(z[c.Item] + sample.CandidateCorrections[c.Index]));
            return -Math.Log(numerator / (numerator + others));
        }
    }

    [Fact]
    public void Wrong_samples_name_what_is_wrong()
    {
        ModelShape shape = Shape(LossPosition.LastStep);
        ReferenceModel<float> model = new(shape);
        int[] inputs = new int[6];

        Assert.Contains("needs 3 candidate corrections, but 2", Refused(new(Candidates, new float[2], new float[2], [0, -1])), StringComparison.Ordinal);
        Assert.Contains("needs 2 target corrections, but 3", Refused(new(Candidates, new float[3], new float[3], [0, -1])), StringComparison.Ordinal);
        Assert.Contains("needs 2 hits, but 1", Refused(new(Candidates, new float[3], new float[2], [0])), StringComparison.Ordinal);
        Assert.Contains("Index 2 holds 9", Refused(new([1, 2, 9], new float[3], new float[2], [0, -1])), StringComparison.Ordinal);
        Assert.Contains("2 comes before 2", Refused(new([1, 2, 2], new float[3], new float[2], [0, -1])), StringComparison.Ordinal);
        Assert.Contains("index of target 3 among the candidates is -1, but hit 1 is 0", Refused(new(Candidates, new float[3], new float[2], [0, 0])), StringComparison.Ordinal);
        Assert.Contains("index of target 1 among the candidates is 0, but hit 0 is -1", Refused(new(Candidates, new float[3], new float[2], [-1, -1])), StringComparison.Ordinal);

        string Refused(CandidateSample sample)
        {
            try
            {
                _ = model.SampledLoss(inputs, [1, 3], sample);
                return "accepted";
            }
            catch (ArgumentException refusal)
            {
                return refusal.Message;
            }
        }
    }

    private static ModelShape Shape(LossPosition position) =>
        new() { Cell = RecurrentCell.Lstm, VocabularySize = Words, EmbeddingSize = 4, HiddenSize = 5, SequenceLength = 3, BatchSize = 2, Loss = position };
}
