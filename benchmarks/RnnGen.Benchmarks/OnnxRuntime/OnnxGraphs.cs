using Google.Protobuf;
using RnnGen.Onnx;
using RnnGen.Onnx.Protos;

namespace RnnGen.Benchmarks;

/// <summary>The graphs that ONNX Runtime is measured on: as <see cref="OnnxExport"/> writes them, or a part of them.</summary>
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
        GraphTrimming.Keep(message.Graph.Output, output => output.Name.EndsWith("_out", StringComparison.Ordinal));
        GraphTrimming.Trim(message.Graph);
        return message.ToByteArray();
    }
}
