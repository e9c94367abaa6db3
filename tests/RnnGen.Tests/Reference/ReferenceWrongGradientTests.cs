using RnnGen.Reference;

namespace RnnGen.Tests;

/// <summary>A check of the check: gradients as typical mistakes would leave them do not pass as agreeing with central differences.</summary>
[Trait("Category", "Numerics")]
public sealed class ReferenceWrongGradientTests
{
    /// <summary>What a mistake must exceed to count as seen: 1,000 times the tolerance of the check.</summary>
    private const double Seen = 1000 * GradientCheck.Tolerance;

    private const int Words = 7;
    private static readonly ModelShape Lstm = new() { Cell = RecurrentCell.Lstm, VocabularySize = Words, EmbeddingSize = 3, HiddenSize = 5, Layers = 2, SequenceLength = 4, BatchSize = 2 };
    private static readonly int[] Inputs = ReferenceBatch.Inputs(Lstm, Words, seed: 2);
    private static readonly int[] Targets = LastHalfOf(ReferenceBatch.Targets(Lstm, Words, seed: 3));

    [Theory]
    [InlineData(RecurrentCell.Lstm, "rnn.weight_ih_l0", 0, 1)]
    [InlineData(RecurrentCell.Lstm, "rnn.weight_hh_l1", 2, 3)]
    [InlineData(RecurrentCell.Lstm, "rnn.bias_hh_l0", 1, 3)]
    [InlineData(RecurrentCell.Gru, "rnn.weight_ih_l0", 0, 1)]
    [InlineData(RecurrentCell.Cifg, "rnn.weight_ih_l0", 0, 1)]
    [InlineData(RecurrentCell.Cifg, "rnn.weight_hh_l1", 1, 2)]
    [InlineData(RecurrentCell.Cifg, "rnn.bias_hh_l0", 0, 2)]
    public void SwappedGatesAreSeen(RecurrentCell cell, string name, int gate, int otherGate)
    {
        ModelShape shape = Lstm with { Cell = cell };
        (Dictionary<string, double[]> gradients, Dictionary<string, double[]> differences) = Differentiate(shape);
        int block = gradients[name].Length / shape.Gates;
        double[] first = gradients[name].AsSpan(gate * block, block).ToArray();
        gradients[name].AsSpan(otherGate * block, block).CopyTo(gradients[name].AsSpan(gate * block));
        first.CopyTo(gradients[name].AsSpan(otherGate * block));

        AssertSeen(gradients, differences, name);
    }

    [Theory]
    [InlineData(RecurrentCell.Lstm, "rnn.bias_ih_l0")]
    [InlineData(RecurrentCell.Lstm, "rnn.bias_hh_l1")]
    [InlineData(RecurrentCell.Lstm, "output.bias")]
    [InlineData(RecurrentCell.Cifg, "rnn.bias_ih_l0")]
    [InlineData(RecurrentCell.Cifg, "rnn.bias_hh_l1")]
    public void AForgottenBiasGradientIsSeen(RecurrentCell cell, string name)
    {
        (Dictionary<string, double[]> gradients, Dictionary<string, double[]> differences) = Differentiate(Lstm with { Cell = cell });
        Array.Clear(gradients[name]);

        AssertSeen(gradients, differences, name);
    }

    /// <summary>A forget gate taken for one that opens nothing else: df = dc cPrev, without the −dc g of the input gate that it leaves.</summary>
    [Theory]
    [InlineData("rnn.weight_ih_l1")]
    [InlineData("rnn.weight_hh_l0")]
    [InlineData("rnn.bias_ih_l0")]
    public void AForgottenCouplingIsSeen(string name)
    {
        ModelShape shape = Lstm with { Cell = RecurrentCell.Cifg };
        (Dictionary<string, double[]> gradients, Dictionary<string, double[]> differences) = Differentiate(shape);
        ReferenceModel<double> uncoupled = CoupledGates.ToLstm(ReferenceBatch.RandomModel<double>(shape, seed: 10));
        uncoupled.LossAndGradients(Inputs, Targets, Words);
        int block = gradients[name].Length / shape.Gates;
        uncoupled.Gradient(name).AsSpan(block, block).CopyTo(gradients[name]);

        AssertSeen(gradients, differences, name);
    }

    /// <summary>
    /// Steps 1 and 2 have no targets of their own. A network unfolded over steps 3 and 4 alone, from the state after step 2, has the same loss but
    /// hands nothing back to the steps before: the gradients of a backward loop that stops too early.
    /// </summary>
    [Theory]
    [InlineData(RecurrentCell.Lstm)]
    [InlineData(RecurrentCell.Cifg)]
    public void DroppedTimeStepsAreSeen(RecurrentCell cell)
    {
        ModelShape shape = Lstm with { Cell = cell };
        Dictionary<string, double[]> differences = Differentiate(shape).Differences;
        ModelShape half = shape with { SequenceLength = 2 };
        ReferenceModel<double> shorter = ReferenceBatch.RandomModel<double>(half, seed: 10);
        int middle = half.SequenceLength * half.BatchSize;
        shorter.Loss(Inputs.AsSpan(0, middle), Targets.AsSpan(0, middle), Words);
        shorter.CarryState();
        double loss = shorter.LossAndGradients(Inputs.AsSpan(middle), Targets.AsSpan(middle), Words);

        Assert.Equal(ReferenceBatch.RandomModel<double>(shape, seed: 10).Loss(Inputs, Targets, Words), loss, 1e-14);
        foreach (string name in (string[])["embedding.weight", "rnn.weight_ih_l0", "rnn.weight_hh_l0", "rnn.bias_ih_l0", "rnn.weight_ih_l1", "rnn.weight_hh_l1"])
            AssertSeen(GradientCheck.Gradients(shorter), differences, name);
    }

    /// <summary>Gradients by backpropagation and by central differences, which agree.</summary>
    private static (Dictionary<string, double[]> Gradients, Dictionary<string, double[]> Differences) Differentiate(ModelShape shape)
    {
        ReferenceModel<double> model = ReferenceBatch.RandomModel<double>(shape, seed: 10);
        Dictionary<string, double[]> differences = GradientCheck.CentralDifferences(model, Inputs, Targets, Words);
        model.LossAndGradients(Inputs, Targets, Words);
        Dictionary<string, double[]> gradients = GradientCheck.Gradients(model);
        GradientCheck.AssertAgree(gradients, differences);
        return (gradients, differences);
    }

    private static void AssertSeen(Dictionary<string, double[]> gradients, Dictionary<string, double[]> differences, string name)
    {
        double error = GradientCheck.RelativeErrors(gradients, differences)[name];
        Assert.True(error > Seen, $"{name} is wrong, but its relative error is only {error}.");
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => GradientCheck.AssertAgree(gradients, differences));
    }

    private static int[] LastHalfOf(int[] targets)
    {
        targets.AsSpan(0, targets.Length / 2).Fill(-1);
        return targets;
    }
}
