using System.Reflection;
using System.Text;
using RnnGen.Onnx.Protos;

namespace RnnGen.Onnx;

/// <summary>A whole ONNX file as a message: the graph, its versions, and the metadata of the model file.</summary>
internal static class ModelMessage
{
    /// <summary>The version of the ONNX operators.</summary>
    public const int Opset = 17;

    // The version of the format that came with opset 17.
    private const int IrVersion = 8;

    private const string Description =
        "A recurrent language model: reads token indices and predicts the next token after each. The words are in metadata rnngen.vocabulary, a JSON array in the "
        + "order of their indices. Pass zeros for the states at the beginning of a text, then pass the states that each call returns to the next one.";

    /// <summary>Creates the message of a model.</summary>
    /// <exception cref="IOException">It would be longer than the format allows.</exception>
    public static ModelProto Create(ModelParameters parameters, OnnxHead head)
    {
        KeyValuePair<string, string>[] metadata = [.. parameters.Metadata];
        GraphBuilder graph = new("rnngen", reservedBytes: metadata.Sum(entry => (long)Encoding.UTF8.GetByteCount(entry.Value)));
        LanguageModelGraph.Compose(graph, parameters, head);
        return new ModelProto
        {
            IrVersion = IrVersion,
            OpsetImport = { new OperatorSetIdProto { Version = Opset } },
            ProducerName = "RnnGen",
            ProducerVersion = Version,
            DocString = Description,
            MetadataProps = { metadata.Select(entry => new StringStringEntryProto { Key = entry.Key, Value = entry.Value }) },
            Graph = graph.Graph,
        };
    }

    // Without the commit that a build may append, so that equal models give equal files.
    private static string Version =>
        typeof(ModelMessage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
