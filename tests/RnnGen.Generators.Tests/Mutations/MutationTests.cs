using RnnGen.Reference;
using RnnGen.Tests.Gradients;

namespace RnnGen.Generators.Tests.Mutations;

/// <summary>
/// A check of the checks: mistakes as one makes them, put into a copy of the emitted code, exceed the tolerance that the gradient tests allow.
/// </summary>
public class MutationTests
{
    private const double Tolerance = 1e-4;

    private static readonly ModelShape Shape = new(RecurrentCell.Lstm, 19, 7, 9, 2, 4, 5, LossPosition.EveryStep);

    private static readonly DropoutRates Rates = DropoutRates.Everywhere(0.3f);

    private static readonly ModelShape Tied = Shape with { VocabularySize = 37, TieEmbeddings = true };

    private static readonly ModelShape Gru = Shape with { Cell = RecurrentCell.Gru, HiddenSize = 17 };

    [Fact]
    public void TheEmittedCodeItselfIsWithinTheTolerance() =>
        Assert.All([Shape, Tied, Gru], shape => Assert.InRange(LargestError(CompiledModel.Of(shape)), 0, Tolerance));

    [Theory]
    [InlineData("two gates swapped on the way back", "Backward", "(dc * cellCandidate * inputGate", "(dc * cellCandidate * forgetGate")]
    [InlineData("two gates swapped on the way out", "Forward", "Vector256.MultiplyAddEstimate(forgetGate, ", "Vector256.MultiplyAddEstimate(outputGate, ")]
    [InlineData("a time step dropped on the way back", "Backward", "if (t > 0)", "if (t > 1)")]
    [InlineData("a time step dropped on the way out", "Forward", "t < SequenceLength", "t < SequenceLength - 1")]
    [InlineData("a layer's bias gradient forgotten", "Backward", " BiasGradient1(ref dz", " if (dz > 2e30f) BiasGradient1(ref dz")]
    [InlineData("the output's bias gradient forgotten", "Loss", " OutputBiasGradient(ref logits", " if (scale > 2e30) OutputBiasGradient(ref logits")]
    [InlineData("the cell's gradient not carried", "Backward", "(dc * forgetGate).StoreUnsafe(ref cellGradient", "(dc * Vector256<float>.Zero).StoreUnsafe(ref cellGradient")]
    [InlineData("an embedding's gradient overwritten, not added", "Backward", "(Vector256.LoadUnsafe(ref target) + ", "(")]
    [InlineData("the embedding's gradients of the batch before not zeroed", "Backward", "Vector256<float>.Zero.StoreUnsafe(ref target)", "Vector256<float>.Zero.StoreUnsafe(ref target, 8)")]
    [InlineData("a chunk's maximum forgotten where chunks come together", "Loss", "Vector256.LoadUnsafe(ref laneSum, lanes) * ", "Vector256.LoadUnsafe(ref laneSum, lanes) * 0.5f * ")]
    [InlineData("the target not taken from the softmax", "Loss", "-= scale", "-= 0")]
    public void AMistakeIsCaught(string mistake, string file, string correct, string wrong) => AssertCaught(Shape, mistake, file, correct, wrong);

    [Theory]
    [InlineData("the words' part of the embedding's gradient forgotten", "Backward", " AddEmbeddingGradients(inputs", " if (d > 2e30f) AddEmbeddingGradients(inputs")]
    [InlineData("the words' part of the embedding's gradient put in place of the output layer's", "Backward", "column * 16) += ", "column * 16) = ")]
    [InlineData("a word that comes again left out", "Backward", "next = words.Slice(row + 1).IndexOfAnyInRange(firstWord, lastWord)", "next = -1")]
    [InlineData("the projection's gradient forgotten", "Loss", " ProjectionWeightGradient(ref Unsafe", " if (dp > 2e30f) ProjectionWeightGradient(ref Unsafe")]
    public void AMistakeInATiedModelIsCaught(string mistake, string file, string correct, string wrong) => AssertCaught(Tied, mistake, file, correct, wrong);

    [Theory]
    [InlineData("the reset gate applied before the product", "Forward", "MultiplyAddEstimate(resetGate, m, ", "MultiplyAddEstimate(Vector256<float>.One, m, ")]
    [InlineData("two gates swapped on the way out", "Forward", "Vector256.MultiplyAddEstimate(updateGate, ", "Vector256.MultiplyAddEstimate(resetGate, ")]
    [InlineData("nothing sent straight to the step before", "Backward", "(dh * updateGate).StoreUnsafe(ref directGradient", "(dh * Vector256<float>.Zero).StoreUnsafe(ref directGradient")]
    [InlineData("the reset gate forgotten on the way to m", "Backward", "(dzn * resetGate)", "(dzn)")]
    [InlineData("m taken for n at Whh", "Backward", "RecurrentWeightGradient0(ref Unsafe.Add(ref workspace, Hidden0Offset), ref dzRecurrent", "RecurrentWeightGradient0(ref Unsafe.Add(ref workspace, Hidden0Offset), ref dz")]
    [InlineData("the candidate's recurrent bias forgotten", "Backward", " BiasGradient1(ref dzRecurrent", " if (dz > 2e30f) BiasGradient1(ref dzRecurrent")]
    public void AMistakeInAGruIsCaught(string mistake, string file, string correct, string wrong) => AssertCaught(Gru, mistake, file, correct, wrong);

    [Fact]
    public void TheEmittedCodeWithDropoutIsWithinTheTolerance() => Assert.InRange(LargestError(CompiledModel.Of(Shape), Rates), 0, Tolerance);

    [Theory]
    [InlineData("the weights' gradient taken from h before dropout", "Backward", "InputWeightGradient1(ref input, ", "InputWeightGradient1(ref Unsafe.Add(ref workspace, Hidden0Offset + TimeStride), ")]
    [InlineData("a layer's gradient not dropped", "Backward", "dropout.Layer(1).Drop(ref inputGradient, ", "default(DropoutMasks).Layer(1).Drop(ref inputGradient, ")]
    [InlineData("an embedding's gradient not dropped", "Backward", "dropout.Embedding.Drop(ref inputGradient, ", "default(DropoutMasks).Embedding.Drop(ref inputGradient, ")]
    [InlineData("the top layer's gradient not dropped", "Loss", "dropout.Output.Drop(ref Unsafe.Add(ref s, HiddenGradient1Offset), ", "default(DropoutMasks).Output.Drop(ref Unsafe.Add(ref s, HiddenGradient1Offset), ")]
    [InlineData("another place's masks on the way back", "Backward", "dropout.Layer(1)", "dropout.Layer(2)")]
    [InlineData("nothing dropped between the layers on the way out", "Forward", "dropout.Layer(1)", "default(DropoutMasks).Layer(1)")]
    public void AMistakeInDropoutIsCaught(string mistake, string file, string correct, string wrong)
    {
        CompiledModel mutant = CompiledModel.Rewritten(Shape, (hint, text) => hint.EndsWith($".{file}.g.cs", StringComparison.Ordinal) ? text.Replace(correct, wrong) : text);
        double error = LargestError(mutant, Rates);
        Assert.True(error > 10 * Tolerance, $"{mistake}: the largest relative error is only {error:E2}.");
    }

    private static void AssertCaught(ModelShape shape, string mistake, string file, string correct, string wrong)
    {
        CompiledModel mutant = CompiledModel.Rewritten(shape, (hint, text) => hint.EndsWith($".{file}.g.cs", StringComparison.Ordinal) ? text.Replace(correct, wrong) : text);
        double error = LargestError(mutant);
        Assert.True(error > 10 * Tolerance, $"{mistake}: the largest relative error is only {error:E2}.");
    }

    /// <summary>Loss and gradients of two batches with carried state against the double reference; the largest relative error of all.</summary>
    private static double LargestError(CompiledModel model, DropoutRates rates = default)
    {
        RnnNetwork network = model.Network;
        ModelShape shape = network.Shape;
        RandomSource random = new(5);
        AlignedBuffer parameters = new(network.Layout.ParameterFloats);
        foreach (ParameterTensor tensor in network.Layout.Tensors)
        {
            float[] values = new float[tensor.Length];
            foreach (ref float value in values.AsSpan())
            {
                value = random.NextSingle() - 0.5f;
            }

            tensor.Pack(values, parameters.Span);
        }

        ReferenceModel<double> reference = new(shape);
        reference.CopyFrom(network.Layout.Tensors, parameters.Span);
        AlignedBuffer gradients = new(network.Layout.ParameterFloats);
        AlignedBuffer workspace = new(network.Layout.WorkspaceFloats);
        int[] inputs = new int[shape.SequenceLength * shape.BatchSize];
        int[] targets = new int[shape.TargetsPerBatch];
        double largest = 0;
        for (int batch = 0; batch < 2; batch++)
        {
            for (int i = 0; i < inputs.Length; i++)
            {
                inputs[i] = random.NextInt32(shape.VocabularySize);
                targets[i] = random.NextInt32(shape.VocabularySize);
            }

            DropoutMasks dropout = new(rates, seed: 6, (ulong)batch);
            reference.Dropout = UnpackedMasks.Of(shape, dropout);
            network.Forward(parameters.Span, workspace.Span, inputs, dropout, TeamMember.Alone);
            double loss = network.Loss(parameters.Span, gradients.Span, workspace.Span, targets, shape.VocabularySize, 1f / targets.Length, dropout, TeamMember.Alone) / targets.Length;
            network.Backward(parameters.Span, gradients.Span, workspace.Span, inputs, dropout, TeamMember.Alone);
            double expected = reference.LossAndGradients(inputs, targets, shape.VocabularySize);
            largest = Math.Max(largest, Math.Abs(loss - expected) / expected);
            foreach (ParameterTensor tensor in network.Layout.Tensors)
            {
                float[] gradient = new float[tensor.Length];
                tensor.Unpack(gradients.Span, gradient);
                double[] wanted = reference.Gradient(tensor).ToArray();
                double scale = Math.Max(1e-3, wanted.Max(Math.Abs));
                largest = Math.Max(largest, gradient.Zip(wanted, (a, b) => Math.Abs(a - b)).Max() / scale);
            }

            network.CarryState(workspace.Span);
            reference.CarryState();
        }

        return largest;
    }
}
