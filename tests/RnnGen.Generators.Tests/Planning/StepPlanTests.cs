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
            Assert.InRange(restPanels, 0, LayerStep.BlockPanels - 1);

            // A unit's gates never lie in two blocks.
            Assert.Equal(0, LayerStep.BlockPanels % plan.Widths.PanelsPerGroup);
            Assert.Equal(0, restPanels % plan.Widths.PanelsPerGroup);
        });
    }

    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void ReadsTheWeightsAsTheyLie(int seed)
    {
        ModelPlan plan = ModelPlan.Of(Specs.Random(seed));

        Assert.All(plan.Step.Layers.Zip(plan.Parameters.Layers), layer => Assert.All(layer.First.Kernels, kernel =>
        {
            Assert.Equal(layer.Second.PanelStride, kernel.WeightStride);
            Assert.Equal((layer.Second.InputDepth, plan.Spec.HiddenSize), (kernel.InputDepth, kernel.HiddenDepth));
            Assert.Equal(layer.Second.InputTable is null ? MatVecStart.Bias : MatVecStart.BiasAndTableRow, kernel.Start);
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

    /// <summary>The fold multiplies the embedding alone, and the folded layer h alone.</summary>
    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void FoldsTheFirstLayersInput(int seed)
    {
        ModelPlan plan = ModelPlan.Of(Specs.Random(seed));
        if (plan.Spec.EmbeddingSize == 0)
        {
            Assert.Null(plan.Step.Fold);
            Assert.Null(plan.Step.FoldedLayer);
            Assert.Equal(0, plan.Parameters.FoldedInputFloats);
            return;
        }

        Assert.All(plan.Step.Fold!.Kernels, kernel => Assert.Equal((plan.Spec.EmbeddingSize, 0, MatVecStart.Bias), (kernel.InputDepth, kernel.HiddenDepth, kernel.Start)));
        Assert.All(plan.Step.FoldedLayer!.Kernels, kernel => Assert.Equal((0, plan.Spec.HiddenSize, MatVecStart.TableRow), (kernel.InputDepth, kernel.HiddenDepth, kernel.Start)));
        Assert.Equal((long)plan.Spec.VocabularySize * plan.Widths.GateColumns, plan.Parameters.FoldedInputFloats);
    }
}
