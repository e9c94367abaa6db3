namespace RnnGen.Generators.Tests;

/// <summary>The session's pass: a projection and a recurrence of each layer, and the output layer.</summary>
public sealed class StepPlanTests
{
    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void MultipliesEachMatrixAsItLies(int seed)
    {
        ModelPlan plan = ModelPlan.Of(Specs.Random(seed));

        Assert.Equal(plan.Spec.Layers, plan.Step.Layers.Count);
        Assert.All(plan.Step.Layers.Zip(plan.Parameters.Layers), layer =>
        {
            (LayerStep step, LayerParameters parameters) = layer;
            Assert.All(step.Kernels, kernel => Assert.Equal(plan.Widths.GatePanels, kernel.Panels));
            Assert.Equal(parameters.RecurrentStride, step.Recurrence.Depth * 16);
            Assert.Equal(plan.Spec.Cell, step.Recurrence.Cell);
            if (step.Projection is { } projection)
            {
                Assert.Equal(parameters.InputStride, projection.Depth * 16);
                Assert.Null(projection.Cell);
            }
        });
        Assert.Equal((plan.Spec.HiddenSize, 0, null), (plan.Step.Output.Depth, plan.Step.Output.Panels, plan.Step.Output.Cell));
    }

    /// <summary>One-hot input is a row of a table without the bias; anything else is projected, with the bias.</summary>
    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void AddsTheBiasOnce(int seed)
    {
        ModelPlan plan = ModelPlan.Of(Specs.Random(seed));

        Assert.All(plan.Step.Layers, step =>
        {
            bool isOneHot = step.Layer == 0 && plan.Spec.EmbeddingSize == 0;
            Assert.Equal(isOneHot, step.Projection is null);
            Assert.Equal(isOneHot ? MatVecStart.BiasAndInputRow : MatVecStart.ProjectedInput, step.Recurrence.Start);
            Assert.Equal(isOneHot ? null : MatVecStart.Bias, step.Projection?.Start);
        });
        Assert.Equal(plan.Spec.EmbeddingSize == 0 ? 0 : (long)plan.Spec.VocabularySize * plan.Widths.GateColumns, plan.Parameters.FoldedInputFloats);
    }

    /// <summary>h is overwritten only where no other unit group reads it any more.</summary>
    [Theory]
    [InlineData(CellKind.Tanh, 16, false)]
    [InlineData(CellKind.Tanh, 17, true)]
    [InlineData(CellKind.Lstm, 8, false)]
    [InlineData(CellKind.Lstm, 9, true)]
    public void KeepsThePreviousHiddenState(object cell, int hidden, bool needsNextHidden)
    {
        ModelPlan plan = ModelPlan.Of(Specs.Of((CellKind)cell, vocabulary: 5, embedding: 3, hidden));

        Assert.Equal(needsNextHidden, plan.Step.Layers[0].NeedsNextHidden);
    }

    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void CarriesNoScratch(int seed)
    {
        ModelPlan plan = ModelPlan.Of(Specs.Random(seed));

        Assert.Equal(plan.State.CarriedLength, plan.State.NextHidden.Offset);
        Assert.Equal(plan.Step.Layers.Any(layer => layer.Projection is not null), plan.State.ProjectedInput is not null);
        Assert.True(plan.State.ProjectedInput is null || plan.State.ProjectedInput.Length == plan.Widths.GateColumns);
    }
}
