using RnnGen.Reference;

namespace RnnGen.Tests;

/// <summary>A check of the check: gradients as typical mistakes would leave them do not pass as agreeing with central differences.</summary>
[Trait("Category", "Numerics")]
public sealed class ReferenceWrongGradientTests
{
    /// <summary>What a mistake must exceed to count as seen: 1,000 times the tolerance of the check.</summary>
    private const double Seen = 1000 * GradientCheck.Tolerance;

    private const int Words = 7;
    private static readonly ModelShape Shape = new(RecurrentCell.Lstm, Words, 3, HiddenSize: 5, Layers: 2, SequenceLength: 4, BatchSize: 2, LossPosition.EveryStep);
    private static readonly int[] Inputs = ReferenceBatch.Inputs(Shape, Words, seed: 2);
    private static readonly int[] Targets = LastHalfOf(ReferenceBatch.Targets(Shape, Words, seed: 3));

    private readonly ReferenceModel<double> _model = ReferenceBatch.RandomModel<double>(Shape, seed: 10);
    private readonly Dictionary<string, double[]> _differences;

    public ReferenceWrongGradientTests()
    {
        _differences = GradientCheck.CentralDifferences(_model, Inputs, Targets, Words);
        _model.LossAndGradients(Inputs, Targets, Words);
        GradientCheck.AssertAgree(GradientCheck.Gradients(_model), _differences);
    }

    [Theory]
    [InlineData("rnn.weight_ih_l0", 0, 1)]
    [InlineData("rnn.weight_hh_l1", 2, 3)]
    [InlineData("rnn.bias_hh_l0", 1, 3)]
    public void SwappedGatesAreSeen(string name, int gate, int otherGate)
    {
        Dictionary<string, double[]> gradients = GradientCheck.Gradients(_model);
        int block = gradients[name].Length / Shape.Gates;
        double[] first = gradients[name].AsSpan(gate * block, block).ToArray();
        gradients[name].AsSpan(otherGate * block, block).CopyTo(gradients[name].AsSpan(gate * block));
        first.CopyTo(gradients[name].AsSpan(otherGate * block));

        AssertSeen(gradients, name);
    }

    [Theory]
    [InlineData("rnn.bias_ih_l0")]
    [InlineData("rnn.bias_hh_l1")]
    [InlineData("output.bias")]
    public void AForgottenBiasGradientIsSeen(string name)
    {
        Dictionary<string, double[]> gradients = GradientCheck.Gradients(_model);
        Array.Clear(gradients[name]);

        AssertSeen(gradients, name);
    }

    /// <summary>
    /// Steps 1 and 2 have no targets of their own. A network unfolded over steps 3 and 4 alone, from the state after step 2, has the same loss but
    /// hands nothing back to the steps before: the gradients of a backward loop that stops too early.
    /// </summary>
    [Fact]
    public void DroppedTimeStepsAreSeen()
    {
        ModelShape half = Shape with { SequenceLength = 2 };
        ReferenceModel<double> shorter = ReferenceBatch.RandomModel<double>(half, seed: 10);
        int middle = half.SequenceLength * half.BatchSize;
        shorter.Loss(Inputs.AsSpan(0, middle), Targets.AsSpan(0, middle), Words);
        shorter.CarryState();
        double loss = shorter.LossAndGradients(Inputs.AsSpan(middle), Targets.AsSpan(middle), Words);

        Assert.Equal(_model.Loss(Inputs, Targets, Words), loss, 1e-14);
        foreach (string name in (string[])["embedding.weight", "rnn.weight_ih_l0", "rnn.weight_hh_l0", "rnn.bias_ih_l0", "rnn.weight_ih_l1", "rnn.weight_hh_l1"])
            AssertSeen(GradientCheck.Gradients(shorter), name);
    }

    private void AssertSeen(Dictionary<string, double[]> gradients, string name)
    {
        double error = GradientCheck.RelativeErrors(gradients, _differences)[name];
        Assert.True(error > Seen, $"{name} is wrong, but its relative error is only {error}.");
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => GradientCheck.AssertAgree(gradients, _differences));
    }

    private static int[] LastHalfOf(int[] targets)
    {
        targets.AsSpan(0, targets.Length / 2).Fill(-1);
        return targets;
    }
}
