using DataType = RnnGen.Onnx.Protos.TensorProto.Types.DataType;

namespace RnnGen.Onnx;

/// <summary>The end of the graph: the outputs that an <see cref="OnnxHead"/> asks for, and the nodes that compute them.</summary>
internal static class HeadNodes
{
    private const string Probabilities = "probabilities";

    /// <summary>Adds the head.</summary>
    /// <param name="graph">The graph so far.</param>
    /// <param name="head">The head asked for.</param>
    /// <param name="logits">The value [sequence, batch, words] that the head starts from.</param>
    /// <param name="wordCount">The number of words.</param>
    public static void Add(GraphBuilder graph, OnnxHead head, string logits, int wordCount)
    {
        if (!head.IsNormalized)
        {
            graph.AddOutput(logits, DataType.Float, "Logits of the next token.", Dimension.Sequence, Dimension.Batch, wordCount);
        }
        else if (head.Count == 0)
        {
            graph.AddNode("Softmax", [logits], [Probabilities]);
            graph.AddOutput(Probabilities, DataType.Float, "Probabilities of the next token.", Dimension.Sequence, Dimension.Batch, wordCount);
        }
        else
        {
            AddMostProbable(graph, Math.Min(head.Count, wordCount), logits);
        }
    }

    private static void AddMostProbable(GraphBuilder graph, int count, string logits)
    {
        const string AllProbabilities = "all_probabilities";
        const string Count = "count";
        const string Indices = "indices";
        graph.AddNode("Softmax", [logits], [AllProbabilities]);
        graph.AddVector(Count, count);
        graph.AddNode("TopK", [AllProbabilities, Count], [Probabilities, Indices]);
        graph.AddOutput(Probabilities, DataType.Float, "Probabilities of the most probable next tokens, in descending order.", Dimension.Sequence, Dimension.Batch, count);
        graph.AddOutput(Indices, DataType.Int64, "Indices of those tokens.", Dimension.Sequence, Dimension.Batch, count);
    }
}
