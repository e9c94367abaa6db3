namespace RnnGen.Generators.Tests;

/// <summary>The session's pass: a projection, a recurrence and an update of each layer, and the output layer.</summary>
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
            Assert.Equal((parameters.RecurrentStride, plan.Widths.GatePanels), (step.Recurrence.Depth * 16, step.Recurrence.Panels + (step.Candidate?.Panels ?? 0)));
            Assert.Equal(plan.IsGru ? plan.Widths.BlockPanels : (int?)null, step.Candidate?.Panels);
            Assert.Equal((plan.Spec.Cell, plan.Widths.PaddedUnits), (step.Update.Cell, step.Update.Units));
            if (step.Projection is { } projection)
            {
                Assert.Equal((parameters.InputStride, plan.Widths.GatePanels), (projection.Depth * 16, projection.Panels));
            }
        });
        Assert.Equal((Specs.Shape(plan.Spec).OutputDepth, 0), (plan.Step.Output.Depth, plan.Step.Output.Panels));
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
            Assert.Equal(isOneHot, step.Update.AddsBias);
            Assert.Equal(isOneHot ? null : MatVecStart.Bias, step.Projection?.Start);
            Assert.Equal(plan.IsGru ? MatVecStart.Bias : (MatVecStart?)null, step.Candidate?.Start);
        });
        Assert.Equal(plan.Spec.EmbeddingSize == 0 ? 0 : (long)plan.Spec.VocabularySize * plan.Widths.GateColumns, plan.Parameters.FoldedInputFloats);
    }

    /// <summary>h meets a tied embedding as it is, or in its width; the projection has no bias.</summary>
    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void ProjectsWhereATiedEmbeddingHasAnotherWidth(int seed)
    {
        ModelPlan plan = ModelPlan.Of(Specs.Random(seed));
        bool isProjected = Specs.Shape(plan.Spec).HasProjection;

        Assert.Equal(plan.Spec.TieEmbeddings, plan.Step.LookUp is not null);
        Assert.Equal(isProjected, plan.State.Projected is not null);
        Assert.Equal(
            isProjected ? (plan.Spec.HiddenSize, plan.Widths.EmbeddingPanels, MatVecStart.Zero) : null,
            plan.Step.Projection is { } projection ? (projection.Depth, projection.Panels, projection.Start) : ((int, int, MatVecStart)?)null);
    }

    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void CarriesNoScratch(int seed)
    {
        ModelPlan plan = ModelPlan.Of(Specs.Random(seed));

        Assert.Equal(plan.State.CarriedLength, plan.State.Gates.Offset);
        Assert.Equal(plan.Widths.GateColumns, plan.State.Gates.Length);
    }
}
