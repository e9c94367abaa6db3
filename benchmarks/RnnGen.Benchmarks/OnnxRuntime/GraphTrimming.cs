using RnnGen.Onnx.Protos;

namespace RnnGen.Benchmarks;

/// <summary>The removal of what a graph does not need for its outputs.</summary>
internal static class GraphTrimming
{
    /// <summary>Removes the nodes and constants that lead to no output.</summary>
    public static void Trim(GraphProto graph)
    {
        HashSet<string> needed = [.. graph.Output.Select(output => output.Name)];
        foreach (NodeProto node in graph.Node.Reverse().Where(node => node.Output.Any(needed.Contains)))
        {
            needed.UnionWith(node.Input);
        }

        Keep(graph.Node, node => node.Output.Any(needed.Contains));
        Keep(graph.Initializer, tensor => needed.Contains(tensor.Name));
    }

    /// <summary>Removes the items that a predicate does not keep.</summary>
    public static void Keep<T>(ICollection<T> items, Func<T, bool> isKept)
    {
        foreach (T item in items.Where(item => !isKept(item)).ToArray())
        {
            items.Remove(item);
        }
    }
}
