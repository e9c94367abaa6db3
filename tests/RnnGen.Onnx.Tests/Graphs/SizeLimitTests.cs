namespace RnnGen.Onnx.Tests;

public sealed class SizeLimitTests
{
    [Fact]
    public void A_tensor_beyond_two_gibibytes_is_refused_by_name_before_memory_is_taken()
    {
        GraphBuilder graph = new("graph", reservedBytes: 0);
        IOException e = Assert.Throws<IOException>(() => graph.AddTensor("output.weight", 1 << 20, 1 << 10));
        Assert.Contains("2 GiB", e.Message, StringComparison.Ordinal);
        Assert.Contains("output.weight", e.Message, StringComparison.Ordinal);
        Assert.Throws<IOException>(() => graph.AddTensor("w", int.MaxValue, int.MaxValue, int.MaxValue));
        Assert.Empty(graph.Graph.Initializer);
    }

    [Fact]
    public void Tensors_and_what_is_reserved_count_together()
    {
        GraphBuilder graph = new("graph", reservedBytes: int.MaxValue - (1 << 20) - 100);
        graph.AddTensor("a", 2, 5);
        graph.AddTensor("b", 10);
        graph.AddTensor("c", 5);
        Assert.Throws<IOException>(() => graph.AddTensor("d", 1));
    }
}
