using RnnGen.Reference;

namespace RnnGen.Tests;

/// <summary>A CIFG against the LSTM whose input gate is written out: the same loss, and the forget gate has the gradients of both gates.</summary>
[Trait("Category", "Numerics")]
public sealed class CoupledGatesTests
{
    private const int Words = 7;

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 3)]
    public void ACifgIsTheLstmWhoseInputGateIsItsForgetGateNegated(int layers, int embeddingSize)
    {
        ModelShape shape = new() { Cell = RecurrentCell.Cifg, VocabularySize = Words, EmbeddingSize = embeddingSize, HiddenSize = 5, Layers = layers, SequenceLength = 4, BatchSize = 2 };
        ReferenceModel<double> cifg = ReferenceBatch.RandomModel<double>(shape, seed: 10);
        ReferenceModel<double> lstm = CoupledGates.ToLstm(cifg);
        int[] inputs = ReferenceBatch.Inputs(shape, Words, seed: 2);
        int[] targets = ReferenceBatch.Targets(shape, Words, seed: 3);

        Assert.Equal(lstm.LossAndGradients(inputs, targets, Words), cifg.LossAndGradients(inputs, targets, Words), 1e-14);
        foreach (ReferenceParameter<double> parameter in cifg.Parameters)
        {
            double[] expected = lstm.Gradient(parameter.Name);
            if (parameter.Name.StartsWith("rnn.", StringComparison.Ordinal))
            {
                double[][] gates = [.. expected.Chunk(expected.Length / 4)];
                expected = [.. gates[1].Zip(gates[0], (forget, input) => forget - input), .. gates[2], .. gates[3]];
            }

            Assert.All(expected.Zip(parameter.Gradient), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
        }
    }
}
