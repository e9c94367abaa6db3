using Google.Protobuf;
using RnnGen.Onnx.Protos;

namespace RnnGen.Onnx;

/// <summary>Factories of node attributes.</summary>
internal static class NodeAttributes
{
    public static AttributeProto Int(string name, long value) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = value };

    public static AttributeProto Strings(string name, params IEnumerable<string> values) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.Strings, Strings = { values.Select(ByteString.CopyFromUtf8) } };
}
