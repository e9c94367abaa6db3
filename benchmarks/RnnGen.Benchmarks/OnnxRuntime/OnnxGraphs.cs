using Google.Protobuf;
using RnnGen.Onnx;
using RnnGen.Onnx.Protos;

namespace RnnGen.Benchmarks;

/// <summary>The graphs that ONNX Runtime is measured on, as <see cref="OnnxExport"/> writes them.</summary>
internal static class OnnxGraphs
{
    /// <summary>One more token than suggestions: <c>&lt;unk&gt;</c> may be among the most probable.</summary>
    public const int TokenCount = SuggestionRow.Count + 1;

    /// <summary>Creates the graph of look-up, cell, output layer, softmax and most probable tokens.</summary>
    public static byte[] NextWord(RnnModel model)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("rnngen-");
        try
        {
            string path = Path.Combine(folder.FullName, "model.onnx");
            OnnxExport.Write(model, path, OnnxHead.MostProbable(TokenCount));
            return File.ReadAllBytes(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Creates the graph of look-up and cell only: nodes that lead to no state are removed, so that ONNX Runtime does no more work than the others.</summary>
    public static byte[] Step(RnnModel model)
    {
        ModelProto message = ModelProto.Parser.ParseFrom(NextWord(model));
        GraphProto graph = message.Graph;
        Keep(graph.Output, output => output.Name.EndsWith("_out", StringComparison.Ordinal));

        HashSet<string> needed = [.. graph.Output.Select(output => output.Name)];
        foreach (NodeProto node in graph.Node.Reverse().Where(node => node.Output.Any(needed.Contains)))
        {
            needed.UnionWith(node.Input);
        }

        Keep(graph.Node, node => node.Output.Any(needed.Contains));
        Keep(graph.Initializer, tensor => needed.Contains(tensor.Name));
        return message.ToByteArray();
    }

    private static void Keep<T>(ICollection<T> items, Func<T, bool> isKept)
    {
        foreach (T item in items.Where(item => !isKept(item)).ToArray())
        {
            items.Remove(item);
        }
    }
}
