using Google.Protobuf;
using RnnGen.Files;
using RnnGen.Onnx.Protos;

namespace RnnGen.Onnx;

/// <summary>
/// The export of models as ONNX graphs. A graph reads <c>tokens</c> [sequence, batch] and the state of each layer, <c>h0</c>, <c>h1</c>, … (and <c>c0</c>, … of a
/// <see cref="RecurrentCell.Lstm"/> or <see cref="RecurrentCell.Cifg"/>) [1, batch, H], and outputs a prediction after every token and the states after the last one, <c>h0_out</c>, ….
/// Rows beyond the vocabulary's count are left out, and the metadata of the model file, including the words, is copied.
/// </summary>
/// <remarks>
/// The graph of an n-gram model (<see cref="LossPosition.LastStep"/>) also predicts after every token, but such a model was trained to predict after n
/// tokens from zero state, so the caller passes n tokens and zero states, and reads the last prediction.
/// </remarks>
public static class OnnxExport
{
    /// <summary>Writes the current state of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file; an existing one is replaced once the new one is complete.</param>
    /// <param name="head">What the graph outputs; null for <see cref="OnnxHead.Logits"/>.</param>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite.</exception>
    /// <exception cref="ArgumentException">A word of the vocabulary is not well-formed UTF-16.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or its folder does not allow new files.</exception>
    /// <exception cref="IOException">The folder does not exist, the disk is full, or the graph takes more than the 2 GiB that an ONNX file can hold.</exception>
    public static OnnxFile Write(RnnModel model, string path, OnnxHead? head = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Write(new LiveParameters(model), path, head);
    }

    /// <summary>Writes the model of a file of any shape: no class of that shape is needed.</summary>
    /// <param name="file">The model file.</param>
    /// <param name="path">The file to write; an existing one is replaced once the new one is complete.</param>
    /// <param name="head">What the graph outputs; null for <see cref="OnnxHead.Logits"/>.</param>
    /// <exception cref="InvalidModelFileException"><paramref name="file"/> is damaged.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or its folder does not allow new files.</exception>
    /// <exception cref="IOException">The folder does not exist, the disk is full, or the graph takes more than the 2 GiB that an ONNX file can hold.</exception>
    public static OnnxFile Write(ModelFile file, string path, OnnxHead? head = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Write(new FileParameters(file), path, head);
    }

    private static OnnxFile Write(ModelParameters parameters, string path, OnnxHead? head)
    {
        // Opened first, so that a path that cannot be written is detected at once.
        using FileOutput file = FileOutput.Open(path);
        ModelProto model = ModelMessage.Create(parameters, head ?? OnnxHead.Logits);
        model.WriteTo(file.Stream);
        long bytes = model.CalculateSize();
        file.Commit();
        return new OnnxFile(path, bytes, ModelMessage.Opset, Describe(model.Graph.Input), Describe(model.Graph.Output));
    }

    private static OnnxValue[] Describe(IEnumerable<ValueInfoProto> values) => [.. values.Select(Describe)];

    private static OnnxValue Describe(ValueInfoProto value)
    {
        TypeProto.Types.Tensor type = value.Type.TensorType;
        string elements = type.ElemType == TensorProto.Types.DataType.Int64 ? "int64" : "float32";
        return new OnnxValue(value.Name, elements, [.. type.Shape.Dim.Select(size => size.DimParam.Length > 0 ? size.DimParam : $"{size.DimValue}")]);
    }
}
