using RnnGen.CompilerServices;
using RnnGen.Reference;
using RnnGen.Tests;
using RnnGen.Tests.Gradients;
using RnnGen.Training;

namespace RnnGen.Generators.Tests.Mutations;

/// <summary>
/// A check of the checks: mistakes as one makes them, put into a copy of the emitted code, exceed the tolerance that the gradient tests allow.
/// </summary>
public class MutationTests
{
    private const double Tolerance = 1e-4;

    private const float TeacherWeight = 0.3f;

    private static readonly ModelShape Shape = new() { Cell = RecurrentCell.Lstm, VocabularySize = 19, EmbeddingSize = 7, HiddenSize = 9, Layers = 2, SequenceLength = 4, BatchSize = 5 };

    private static readonly DropoutRates Rates = DropoutRates.Everywhere(0.3f) with { RecurrentWeights = 0.3f };

    private static readonly ModelShape Tied = Shape with { VocabularySize = 37, TieEmbeddings = true };

    private static readonly ModelShape Gru = Shape with { Cell = RecurrentCell.Gru, HiddenSize = 17 };

    private static readonly ModelShape Cifg = Shape with { Cell = RecurrentCell.Cifg, HiddenSize = 17 };

    [Fact]
    public void TheEmittedCodeItselfIsWithinTheTolerance() =>
        Assert.All([Shape, Tied, Gru, Cifg], shape => Assert.InRange(LargestError(CompiledModel.Of(shape)), 0, Tolerance));

    [Theory]
    [InlineData("two gates swapped on the backward pass", "Backward", "(dc * cellCandidate * inputGate", "(dc * cellCandidate * forgetGate")]
    [InlineData("two gates swapped on the forward pass", "Forward", "Vector256.MultiplyAddEstimate(forgetGate, ", "Vector256.MultiplyAddEstimate(outputGate, ")]
    [InlineData("a time step dropped on the backward pass", "Backward", "if (t > 0)", "if (t > 1)")]
    [InlineData("a time step dropped on the forward pass", "Forward", "t < SequenceLength", "t < SequenceLength - 1")]
    [InlineData("a layer's bias gradient forgotten", "Backward", " Panels.SumColumns(ref dz", " if (dz > 2e30f) Panels.SumColumns(ref dz")]
    [InlineData("the output's bias gradient forgotten", "Loss", " Panels.SumColumns(ref logits", " if (scale > 2e30) Panels.SumColumns(ref logits")]
    [InlineData("the cell's gradient not carried", "Backward", "StoreUnsafe(dc * forgetGate, ref cellGradient", "StoreUnsafe(dc * Vector256<float>.Zero, ref cellGradient")]
    [InlineData("an embedding's gradient forgotten", "Backward", " WordRows.Add(inputs", " if (d > 2e30f) WordRows.Add(inputs")]
    [InlineData("the embedding's gradients of the batch before not zeroed", "Backward", " WordRows.Clear(touchedRows", " if (d > 2e30f) WordRows.Clear(touchedRows")]
    [InlineData("a chunk's maximum forgotten where chunks come together", "Loss", "Vector256.LoadUnsafe(ref laneSum, lanes) * ", "Vector256.LoadUnsafe(ref laneSum, lanes) * 0.5f * ")]
    [InlineData("the target not taken from the softmax", "Loss", "-= scale", "-= 0")]
    public void AMistakeIsCaught(string mistake, string file, string correct, string wrong) => AssertCaught(Shape, mistake, file, correct, wrong);

    [Theory]
    [InlineData("the words' part of the embedding's gradient forgotten", "Backward", " WordColumns.Add(inputs", " if (d > 2e30f) WordColumns.Add(inputs")]
    [InlineData("the first words' part of the embedding's gradient alone", "Backward", "WordColumns.Add(inputs,", "WordColumns.Add(inputs.Slice(0, 5),")]
    [InlineData("another matrix multiplied by the projection", "Loss", "ProjectionProduct(ref hidden, ref p,", "ProjectionProduct(ref hidden, ref parameters,")]
    [InlineData("the projection's gradient forgotten", "Loss", " ProjectionWeightGradient(ref hidden", " if (dp > 2e30f) ProjectionWeightGradient(ref hidden")]
    public void AMistakeInATiedModelIsCaught(string mistake, string file, string correct, string wrong) => AssertCaught(Tied, mistake, file, correct, wrong);

    [Theory]
    [InlineData("the reset gate applied before the product", "Forward", "MultiplyAddEstimate(resetGate, m, ", "MultiplyAddEstimate(Vector256<float>.One, m, ")]
    [InlineData("two gates swapped on the forward pass", "Forward", "Vector256.MultiplyAddEstimate(updateGate, ", "Vector256.MultiplyAddEstimate(resetGate, ")]
    [InlineData("nothing sent straight to the step before", "Backward", "StoreUnsafe(dh * updateGate, ref directGradient", "StoreUnsafe(dh * Vector256<float>.Zero, ref directGradient")]
    [InlineData("the reset gate forgotten on the way to m", "Backward", "StoreUnsafe(dzn * resetGate,", "StoreUnsafe(dzn,")]
    [InlineData("m taken for n at Whh", "Backward", "RecurrentWeightGradient(ref Unsafe.Add(ref workspace, Hidden0Offset), ref dzRecurrent", "RecurrentWeightGradient(ref Unsafe.Add(ref workspace, Hidden0Offset), ref dz")]
    [InlineData("the candidate's recurrent bias forgotten", "Backward", " Panels.SumColumns(ref dzRecurrent", " if (dz > 2e30f) Panels.SumColumns(ref dzRecurrent")]
    public void AMistakeInAGruIsCaught(string mistake, string file, string correct, string wrong) => AssertCaught(Gru, mistake, file, correct, wrong);

    [Theory]
    [InlineData("the input gate not coupled to the forget gate", "Forward", "LoadUnsafe(ref cellPrevious, lane) - cellCandidate, cellCandidate)", "LoadUnsafe(ref cellPrevious, lane), cellCandidate)")]
    [InlineData("the input gate's part of the forget gate's gradient forgotten", "Backward", "LoadUnsafe(ref cellPrevious, lane) - cellCandidate)", "LoadUnsafe(ref cellPrevious, lane))")]
    [InlineData("the candidate's gradient multiplied by the forget gate", "Backward", "dc * (Vector256<float>.One - forgetGate)", "dc * (forgetGate)")]
    [InlineData("the cell's gradient not carried", "Backward", "StoreUnsafe(dc * forgetGate, ref cellGradient", "StoreUnsafe(dc * Vector256<float>.Zero, ref cellGradient")]
    public void AMistakeInCoupledGatesIsCaught(string mistake, string file, string correct, string wrong) => AssertCaught(Cifg, mistake, file, correct, wrong);

    /// <summary>Mistakes in the register tiles, which all passes share.</summary>
    [Theory]
    [InlineData("a row of a product left out", ", ref result, 16);", ", ref result, 0);")]
    [InlineData("the last row of a panel of K left out", "k < end; k++", "k + 1 < end; k++")]
    [InlineData("the start of the sums forgotten", "LoadUnsafe(ref start)", "LoadUnsafe(ref result)")]
    [InlineData("the sums of earlier rows overwritten", "if (accumulate)", "if (false)")]
    [InlineData("a register tile put over the first", "ref Unsafe.Add(ref result, row * 16)", "ref Unsafe.Add(ref result, row * 0)")]
    public void AMistakeInATileIsCaught(string mistake, string correct, string wrong)
    {
        // Blocks of rows and of K, several tiles of a panel; vectors of 8 and of 16 floats have tiles of their own, of which a machine runs one kind.
        ModelShape shape = new() { Cell = RecurrentCell.Gru, VocabularySize = 700, EmbeddingSize = 9, HiddenSize = 150, SequenceLength = 12, BatchSize = 17 };
        AssertCaught(shape, mistake, "Tiles", correct, wrong);
    }

    [Fact]
    public void TheEmittedCodeWithDropoutIsWithinTheTolerance() => Assert.InRange(LargestError(CompiledModel.Of(Shape), Rates), 0, Tolerance);

    [Theory]
    [InlineData("the weights' gradient taken from h before dropout", "Backward", " InputWeightGradient(ref input, ", " InputWeightGradient(ref Unsafe.Add(ref workspace, Hidden0Offset + TimeStride), ")]
    [InlineData("a layer's gradient not dropped", "Backward", "regularization.Layer(1).Drop(ref dx, ", "default(Regularization).Layer(1).Drop(ref dx, ")]
    [InlineData("an embedding's gradient not dropped", "Backward", "regularization.Embedding.Drop(ref dx, ", "default(Regularization).Embedding.Drop(ref dx, ")]
    [InlineData("the top layer's gradient not dropped", "Loss", "regularization.Output.Drop(ref Unsafe.Add(ref s, HiddenGradient1Offset), ", "default(Regularization).Output.Drop(ref Unsafe.Add(ref s, HiddenGradient1Offset), ")]
    [InlineData("another place's masks on the backward pass", "Backward", "regularization.Layer(1)", "regularization.Layer(2)")]
    [InlineData("the recurrent weights' gradient not dropped", "Backward", "regularization.RecurrentWeights(0).DropPanels(ref dwhh, ", "default(Regularization).RecurrentWeights(0).DropPanels(ref dwhh, ")]
    [InlineData("all recurrent weights on the backward pass", "Backward", "regularization.RecurrentWeights(1).Drop(", "default(Regularization).RecurrentWeights(1).Drop(")]
    [InlineData("no recurrent weights dropped on the forward pass", "Forward", "regularization.RecurrentWeights(0)", "default(Regularization).RecurrentWeights(0)")]
    [InlineData("the penalty on h forgotten", "Loss", "regularization.Activations.AddGradient(", "default(Regularization).Activations.AddGradient(")]
    [InlineData("the penalty on changes of h forgotten", "Loss", "regularization.Activations.AddTemporalGradient(", "default(Regularization).Activations.AddTemporalGradient(")]
    [InlineData("the teacher forgotten", "Loss", "regularization.SoftTargets.AddGradient(", "default(Regularization).SoftTargets.AddGradient(")]
    [InlineData("the teacher's share not taken from the target", "Loss", "regularization.SoftTargets.AddGradient(ref logits, blockTargets", "regularization.SoftTargets.AddGradient(ref logits, new int[20]")]
    [InlineData("nothing dropped between the layers on the forward pass", "Forward", "regularization.Layer(1)", "default(Regularization).Layer(1)")]
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

            bool isRegularized = rates != DropoutRates.None;
            (SoftTargets<double> softTargets, SoftTargetRows softTargetRows) = RandomTeacher.SoftTargets(targets, shape.VocabularySize, seed: 8, TeacherWeight);
            Regularization regularization = new(rates, seed: 6, (ulong)batch, shape.BatchSize, inputs, isRegularized ? new ActivationPenalties(activation: 2, temporal: 3) : default, isRegularized ? softTargetRows : default);
            reference.Dropout = UnpackedMasks.Of(network, regularization);
            (reference.ActivationRegularization, reference.TemporalActivationRegularization) = isRegularized ? (2, 3) : (0, 0);
            network.Forward(parameters.Span, workspace.Span, inputs, regularization, TeamMember.Alone);
            double loss = network.Loss(parameters.Span, gradients.Span, workspace.Span, targets, shape.VocabularySize, 1f / targets.Length, regularization, TeamMember.Alone) / targets.Length;
            network.Backward(parameters.Span, gradients.Span, workspace.Span, inputs, regularization, TeamMember.Alone);
            double expected = reference.Loss(inputs, targets, shape.VocabularySize) - reference.ActivationPenalty;
            _ = isRegularized ? reference.DistilledLossAndGradients(inputs, targets, softTargets) : reference.LossAndGradients(inputs, targets, shape.VocabularySize);
            largest = Math.Max(largest, Math.Abs(loss - expected) / expected);
            foreach (ParameterTensor tensor in network.Layout.Tensors)
            {
                float[] gradient = new float[tensor.Length];
                tensor.Unpack(gradients.Span, gradient);
                double[] wanted = reference.Gradient(tensor).ToArray();
                double scale = Math.Max(1e-3, wanted.Max(Math.Abs));
                largest = Math.Max(largest, gradient.Zip(wanted, (a, b) => Math.Abs(a - b)).Max() / scale);
            }

            network.CarryState(workspace.Span, shape.SequenceLength);
            reference.CarryState();
        }

        return largest;
    }
}
