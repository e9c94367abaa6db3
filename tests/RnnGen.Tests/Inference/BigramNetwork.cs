using RnnGen.CompilerServices;

namespace RnnGen.Tests;

/// <summary>
/// The smallest thing with the contract of generated code: the last word selects a row of logits, so that H = V, h is one-hot and the only
/// parameters are output.weight [V, V] and output.bias [V]. In zero state the logits are the bias. Loss and gradients are exact.
/// </summary>
internal class BigramNetwork : RnnNetwork
{
    private const int GroupPanelFloats = GroupRows * PanelWidth;

    private readonly ParameterTensor _weight;
    private readonly ParameterTensor _bias;

    public BigramNetwork(int vocabularySize, int sequenceLength = 3, int batchSize = 2, LossPosition loss = LossPosition.EveryStep)
    {
        Shape = new ModelShape { Cell = RecurrentCell.Tanh, VocabularySize = vocabularySize, HiddenSize = vocabularySize, SequenceLength = sequenceLength, BatchSize = batchSize, Loss = loss };
        int paddedWidth = (vocabularySize + PanelWidth - 1) / PanelWidth * PanelWidth;
        int biasOffset = paddedWidth * vocabularySize;
        PanelLayout weightLayout = new() { Offset = 0, PanelStride = PanelWidth * vocabularySize, RowStride = PanelWidth, Gates = 1, Units = vocabularySize, UnitsPerGroup = vocabularySize };
        PanelLayout biasLayout = weightLayout with { Offset = biasOffset, PanelStride = PanelWidth };
        _weight = new ParameterTensor { Name = "output.weight", Role = ParameterRole.OutputWeights, Rows = vocabularySize, Columns = vocabularySize, Layout = weightLayout, Transposed = true };
        _bias = new ParameterTensor { Name = "output.bias", Role = ParameterRole.OutputBias, Rows = vocabularySize, Columns = 1, Layout = biasLayout, Transposed = true };
        Layout = new NetworkLayout
        {
            ParameterFloats = biasOffset + paddedWidth,
            OutputOffset = 0,
            WorkspaceFloats = (sequenceLength * batchSize) + 1,
            SquaresOffset = sequenceLength * batchSize,
            SquaresFloats = 1,
            CarriedRegions = [],
            CarriedFloats = 16,
            OutputInputOffset = 0,
            StateFloats = 16,
            GroupFloats = 2 * GroupPanelFloats,
            FoldedInputFloats = 0,
            Tensors = [_weight, _bias],
        };
    }

    public override ModelShape Shape { get; }

    public override NetworkLayout Layout { get; }

    public override ServingNetwork Int8Passes => throw new NotSupportedException("Bigrams are counted in fp32.");

    public int ResetCount { get; private set; }

    public int CarryCount { get; private set; }

    public int LossCount { get; private set; }

    private double _loss;

    /// <summary>The call of <see cref="Loss"/>, from 1, that returns NaN; 0 for none.</summary>
    public int DivergesAt { get; set; }

    // state: [last word + 1, words since zero state, the words as decimal digits]
    public override void Step(ReadOnlySpan<float> parameters, Span<float> state, int token)
    {
        state[0] = token + 1;
        state[1]++;
        state[2] = (state[2] * 10) + token;
    }

    public override void Logits(ReadOnlySpan<float> output, Span<float> state, Span<float> logits, int firstPanel, int panelCount)
    {
        for (int i = 0; i < panelCount * PanelWidth; i++)
        {
            int word = (firstPanel * PanelWidth) + i;
            logits[i] = word < Shape.VocabularySize ? Logit(output, state, word) : 0;
        }
    }

    public override void StepGroup(ReadOnlySpan<float> parameters, Span<float> group, ReadOnlySpan<int> tokens)
    {
        for (int row = 0; row < GroupRows; row++)
        {
            Span<float> next = group.Slice(GroupPanelFloats + (row * PanelWidth), PanelWidth);
            group.Slice(row * PanelWidth, PanelWidth).CopyTo(next);
            Step(parameters, next, tokens[row]);
        }
    }

    public override void GroupLogits(ReadOnlySpan<float> output, Span<float> group, Span<float> logits, int firstPanel, int panelCount)
    {
        for (int row = 0; row < GroupRows; row++)
        {
            for (int panel = 0; panel < panelCount; panel++)
            {
                Logits(output, group.Slice(row * PanelWidth, PanelWidth), logits[((panel * GroupPanelFloats) + (row * PanelWidth))..], firstPanel + panel, 1);
            }
        }
    }

    public override void ResetState(Span<float> workspace) => ResetCount++;

    public override void CarryState(Span<float> workspace, int step) => CarryCount++;

    public override void Forward(ReadOnlySpan<float> parameters, Span<float> workspace, ReadOnlySpan<int> inputs, in Regularization regularization, TeamMember member)
    {
        if (member.Share(1).MoveNext())
        {
            for (int i = 0; i < inputs.Length; i++)
            {
                workspace[i] = inputs[i];
            }
        }

        member.Barrier();
    }

    public override double Loss(
        ReadOnlySpan<float> parameters, Span<float> gradients, Span<float> workspace, ReadOnlySpan<int> targets, int wordCount, float scale, in Regularization regularization, TeamMember member)
    {
        if (member.Share(1).MoveNext())
        {
            _loss = ++LossCount == DivergesAt ? double.NaN : LossAndGradients(parameters, gradients, workspace, targets, wordCount, scale);
        }

        member.Barrier();
        return _loss;
    }

    public override int SampledFloats(int candidates) => throw new NotSupportedException();

    public override double SampledLoss(
        ReadOnlySpan<float> parameters, Span<float> gradients, Span<float> workspace, Span<float> sampled, SampledTargets batch, float scale, in Regularization regularization, TeamMember member) =>
        throw new NotSupportedException();

    /// <summary>The output layer is all there is: <see cref="Loss"/> has its gradients.</summary>
    public override void Backward(ReadOnlySpan<float> parameters, Span<float> gradients, Span<float> workspace, ReadOnlySpan<int> inputs, in Regularization regularization, TeamMember member)
    {
    }

    protected virtual float Logit(ReadOnlySpan<float> output, ReadOnlySpan<float> state, int word) =>
        ContextLogit(output, (int)state[0] - 1, word);

    private double LossAndGradients(
        ReadOnlySpan<float> parameters, Span<float> gradients, Span<float> workspace, ReadOnlySpan<int> targets, int wordCount, float scale)
    {
        gradients.Clear();
        int firstInput = (Shape.SequenceLength * Shape.BatchSize) - targets.Length;
        double loss = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            if (targets[i] >= 0)
            {
                loss += AddTarget(parameters, gradients, (int)workspace[firstInput + i], targets[i], wordCount, scale);
            }
        }

        workspace[Layout.SquaresOffset] = 0;
        foreach (float gradient in gradients)
        {
            workspace[Layout.SquaresOffset] += gradient * gradient;
        }

        return loss;
    }

    private float ContextLogit(ReadOnlySpan<float> parameters, int context, int word) =>
        parameters[_bias.IndexOf(word, 0)] + (context < 0 ? 0 : parameters[_weight.IndexOf(word, context)]);

    private double AddTarget(ReadOnlySpan<float> parameters, Span<float> gradients, int context, int target, int wordCount, float scale)
    {
        double sum = 0;
        for (int word = 0; word < wordCount; word++)
        {
            sum += Math.Exp(ContextLogit(parameters, context, word));
        }

        for (int word = 0; word < wordCount; word++)
        {
            double probability = Math.Exp(ContextLogit(parameters, context, word)) / sum;
            float gradient = (float)((probability - (word == target ? 1 : 0)) * scale);
            gradients[_weight.IndexOf(word, context)] += gradient;
            gradients[_bias.IndexOf(word, 0)] += gradient;
        }

        return Math.Log(sum) - ContextLogit(parameters, context, target);
    }
}
