using System.Text.Json;

namespace RnnGen.Benchmarks.Tests;

public sealed class TrainingPeerTests
{
    private const string Row = "train lstm n-grams V=4096 E=64 H=128 L=1 B=7 T=3";

    [Fact]
    public void A_training_step_has_figures_of_every_side_that_trains()
    {
        JsonElement row = CommandRun.RowOf(new NaivePeer(), $"{Row} threads=1");
        Assert.All(["rnngen_ns", "forward_backward_ns", "naive_ns", "torchsharp_ns", "share_of_peak"], name => Assert.True(row.GetProperty(name).GetDouble() > 0, name));
        Assert.All(["runtime_sizes_ns", "onnxruntime_ns", "onnxruntime_2_threads_ns", "onnxruntime_int8_ns"], name => Assert.Equal(JsonValueKind.Null, row.GetProperty(name).ValueKind));
    }

    [Fact]
    public void Without_a_library_its_column_is_empty() =>
        Assert.Equal(JsonValueKind.Null, CommandRun.RowOf(peer: null, $"{Row} threads=1").GetProperty("torchsharp_ns").ValueKind);

    [Fact]
    public void The_library_gets_the_threads_of_the_row()
    {
        NaivePeer peer = new();
        CommandRun.Compare(peer, "--json", "--filter", Row);
        Assert.Equal([1, 2], peer.Threads);
    }

    /// <summary>It would draw masks of its own, and no losses could be compared.</summary>
    [Fact]
    public void A_library_is_not_compared_where_values_are_dropped() =>
        Assert.Equal(JsonValueKind.Null, CommandRun.RowOf(new NaivePeer(), "dropout=0.5 threads=1").GetProperty("torchsharp_ns").ValueKind);

    [Theory]
    [InlineData(0.01)]
    [InlineData(double.NaN)]
    public void A_library_that_computes_another_loss_is_not_measured(double lossOffset)
    {
        WorkRow row = Assert.Single(ComparisonRows.Create(new NaivePeer(lossOffset)), row => row.Work == $"{Row} threads=1");
        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(() => row.Create().Dispose());
        Assert.Contains("TorchSharp", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_shows_the_library() => Assert.Contains("| TorchSharp |", CommandRun.Compare("--filter", "lstm step E=8 H=8").Output, StringComparison.Ordinal);
}
