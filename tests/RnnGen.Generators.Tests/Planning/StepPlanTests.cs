using RnnGen.CompilerServices;

namespace RnnGen.Generators.Tests;

/// <summary>The session's pass: a projection, a recurrence and an update of each layer, and the output layer.</summary>
public sealed class StepPlanTests
{
    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void MultipliesEachMatrixAsItLies(int seed)
    {
        ModelPlan plan = new(Specs.Random(seed));
        Widths widths = plan.Widths;

        Assert.All(plan.Parameters.Layers, layer =>
        {
            MatVec recurrence = plan.Step.Recurrence(layer.Layer);
            MatrixType whole = layer.RecurrentWeights.Type;
            Assert.Equal(whole with { Panels = Extent.Of(widths.RecurrentGatePanels) }, recurrence.Weights);
            Assert.Equal(plan.Cell.SplitGate is null ? null : whole with { Panels = Extent.Of(widths.BlockPanels) }, plan.Step.Split?.Weights);
            Assert.Equal(whole.Panels.Value, recurrence.Weights.Panels.Value + (plan.Step.Split?.Weights.Panels.Value ?? 0));
            Assert.Equal(new VectorType(widths.RecurrentGatePanels * 16), Parameter(plan.Step.Update(layer.Layer), "gates").Type);
            Assert.Equal(new VectorType(widths.HiddenWidth), Parameter(plan.Step.Update(layer.Layer), "hidden").Type);
            if (layer.InputWeights is { } input)
            {
                Assert.Equal(input.Type, plan.Step.Projection(layer.Layer).Weights);
            }
        });
        Assert.Equal(plan.Parameters.OutputWeights.Type with { Panels = Extent.Open("panels") }, plan.Step.Output.Weights);
        Assert.Equal(Specs.Shape(plan.Spec).OutputDepth, plan.Step.Output.Weights.Rows.Value);
    }

    /// <summary>One-hot input is a row of a table without the bias; anything else is projected, with the bias.</summary>
    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void AddsTheBiasOnce(int seed)
    {
        ModelPlan plan = new(Specs.Random(seed));

        Assert.Equal(plan.Spec.EmbeddingSize == 0, plan.Step.IsOneHot);
        Assert.All(Enumerable.Range(0, plan.Spec.Layers), layer =>
        {
            bool isOneHot = layer == 0 && plan.Spec.EmbeddingSize == 0;
            Assert.Equal(isOneHot ? MatVecStart.TwoVectors : MatVecStart.Vector, plan.Step.Recurrence(layer).Start);
            Assert.Equal(isOneHot && plan.Cell.SplitGate is not null, plan.Step.Update(layer).Parameters.Any(parameter => parameter.Name == "candidateBias"));
            if (isOneHot)
            {
                Assert.Throws<InvalidOperationException>(() => plan.Step.Projection(layer));
            }
            else
            {
                Assert.Equal(MatVecStart.Vector, plan.Step.Projection(layer).Start);
            }
        });
        Assert.Equal(plan.Cell.SplitGate is null ? null : MatVecStart.Vector, plan.Step.Split?.Start);
        Assert.Equal(MatVecStart.Vector, plan.Step.Output.Start);
        Assert.Equal(plan.Spec.EmbeddingSize == 0 ? 0 : (long)plan.Spec.VocabularySize * plan.Widths.GateColumns, plan.Parameters.FoldedInputFloats);
    }

    /// <summary>h meets a tied embedding as it is, or in its width; the projection has no bias.</summary>
    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void ProjectsWhereATiedEmbeddingHasAnotherWidth(int seed)
    {
        ModelPlan plan = new(Specs.Random(seed));
        bool isProjected = Specs.Shape(plan.Spec).HasProjection;

        Assert.Equal(plan.Spec.TieEmbeddings, plan.Step.LookUp is not null);
        Assert.Equal(isProjected, plan.State.Projected is not null);
        Assert.Equal(
            isProjected ? (plan.Spec.HiddenSize, plan.Widths.EmbeddingPanels, MatVecStart.Zero) : null,
            plan.Step.OutputProjection is { } projection ? (projection.Weights.Rows.Value, projection.Weights.Panels.Value, projection.Start) : ((long, long, MatVecStart)?)null);
    }

    /// <summary>The two updates of a layer differ only where the first adds a bias: each is emitted if a layer calls it, and only then.</summary>
    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void EmitsTheUpdatesThatItsLayersCall(int seed)
    {
        ModelPlan plan = new(Specs.Random(seed));

        Assert.Equal(Enumerable.Range(0, plan.Spec.Layers).Select(plan.Step.Update).Distinct(), plan.Step.Kernels);
    }

    [Theory]
    [MemberData(nameof(Specs.Seeds), MemberType = typeof(Specs))]
    public void CarriesNoScratch(int seed)
    {
        ModelPlan plan = new(Specs.Random(seed));

        Assert.Equal(plan.State.CarriedLength, plan.State.Gates.Offset);
        Assert.Equal(plan.Widths.GateColumns, plan.State.Gates.Length);
    }

    private static Parameter Parameter(Kernel kernel, string name) => kernel.Parameters.Single(parameter => parameter.Name == name);
}
