namespace RnnGen.Generators.Tests;

/// <summary>The session's pass cut into blocks of panels.</summary>
public sealed class StepPlanTests
{
    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void CoversAllGatePanelsAndUnits(int seed)
    {
        ModelPlan plan = ModelPlan.Of(Specs.Random(seed));

        Assert.Equal(plan.Spec.Layers, plan.Step.Layers.Count);
        Assert.All(plan.Step.Layers, step =>
        {
            int restPanels = step.Rest?.Panels ?? 0;
            Assert.Equal(plan.Widths.GatePanels, (step.BlockCount * (step.Block?.Panels ?? 0)) + restPanels);
            Assert.Equal(
                plan.Widths.PaddedUnits, (step.BlockCount * step.BlockUnits) + (restPanels / plan.Widths.PanelsPerGroup * plan.Widths.UnitsPerGroup));
            Assert.Equal(step.BlockCount > 0, step.Block is not null);
            Assert.InRange(restPanels, 0, StepPlan.BlockPanels - 1);

            // A unit's gates never lie in two blocks.
            Assert.Equal(0, StepPlan.BlockPanels % plan.Widths.PanelsPerGroup);
            Assert.Equal(0, restPanels % plan.Widths.PanelsPerGroup);
        });
    }

    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void ReadsTheWeightsAsTheyLie(int seed)
    {
        ModelPlan plan = ModelPlan.Of(Specs.Random(seed));

        Assert.All(plan.Step.Layers.Zip(plan.Parameters.Layers), layer => Assert.All(Kernels(layer.First), kernel =>
        {
            Assert.Equal(layer.Second.PanelStride, kernel.WeightStride);
            Assert.Equal((layer.Second.InputDepth, plan.Spec.HiddenSize), (kernel.InputDepth, kernel.HiddenDepth));
            Assert.Equal(layer.Second.InputTable is not null, kernel.AddsTableRow);
            Assert.Equal(plan.Spec.Cell, kernel.Cell);
        }));
        Assert.All(new[] { plan.Step.LogitBlock, plan.Step.LogitPanel }, kernel =>
        {
            Assert.Equal(plan.Spec.HiddenSize * 16, kernel.WeightStride);
            Assert.Equal((0, plan.Spec.HiddenSize, null), (kernel.InputDepth, kernel.HiddenDepth, kernel.Cell));
        });
    }

    /// <summary>Two accumulators a panel, and as many parts of each as make eight sums.</summary>
    [Theory]
    [InlineData(16, 1, 4)]
    [InlineData(32, 2, 2)]
    [InlineData(48, 3, 1)]
    public void SplitsTheSumsOfFewPanels(int hidden, int panels, int split)
    {
        ModelPlan plan = ModelPlan.Of(Specs.Of(CellKind.Tanh, vocabulary: 5, embedding: 3, hidden));

        MatVec rest = plan.Step.Layers[0].Rest!;
        Assert.Equal((panels, split), (rest.Panels, rest.Split));
        Assert.Null(plan.Step.Layers[0].Block);
    }

    [Fact]
    public void WorksOffLogitsByFourPanelsOrOne()
    {
        StepPlan step = ModelPlan.Of(Specs.Of(CellKind.Tanh, vocabulary: 5, embedding: 3, hidden: 64)).Step;

        Assert.Equal((4, 1), (step.LogitBlock.Panels, step.LogitBlock.Split));
        Assert.Equal((1, 4), (step.LogitPanel.Panels, step.LogitPanel.Split));
        Assert.Null(step.Layers[0].Rest);
        Assert.Equal((1, 64), (step.Layers[0].BlockCount, step.Layers[0].BlockUnits));
    }

    private static IEnumerable<MatVec> Kernels(LayerStep step) => new[] { step.Block, step.Rest }.OfType<MatVec>();
}
