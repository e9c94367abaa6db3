using RnnGen.Lab;

namespace RnnGen.Benchmarks.Tests;

public sealed class MarkedModelTests
{
    private static readonly TrainedModel Odd = TrainedModel.From<OddLstm>();

    [Fact]
    public void Marks_change_nothing_that_is_computed()
    {
        BatchCycle batches = new(Odd.Shape);
        TrainGenerated own = new(Odd.CreateModel(), batches, threads: 1);
        TrainGenerated marked = new(MarkedModel.Of(Odd.Shape).Model.CreateModel(), batches, threads: 1);

        Assert.All(batches.All.Take(3), batch => Assert.Equal(own.Step(batch), marked.Step(batch)));
    }

    [Fact]
    public void Kernels_and_calls_of_the_library_are_marked_once_each()
    {
        IReadOnlyList<string> phases = MarkedModel.Of(Odd.Shape).Phases;

        Assert.Equal(phases.Distinct(), phases);
        Assert.Superset(
            new HashSet<string> { "EmbeddingProjection", "RecurrentProduct", "GateActivation", "OutputProduct", "LogitGradient", "RecurrentGradient", "Panels.Transpose", "member.Barrier" },
            new HashSet<string>(phases));
        Assert.DoesNotContain(phases, phase => phase.StartsWith("Tiles.", StringComparison.Ordinal) || phase.StartsWith("LossOfBlock", StringComparison.Ordinal));
    }

    [Fact]
    public void The_phases_have_all_operations_of_a_step()
    {
        Assert.All(TrainedModel.All, model => Assert.Equal(model.Operations, PhaseKind.All.Sum(kind => kind.Operations(model.Shape)), tolerance: 1));
    }
}
