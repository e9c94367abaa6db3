namespace RnnGen.Onnx;

/// <summary>The description of a file that was written.</summary>
/// <param name="Path">The file.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Opset">Version of the ONNX operators that it uses.</param>
/// <param name="Inputs">The inputs of each call, in the order of the graph.</param>
/// <param name="Outputs">The outputs of each call, in the order of the graph.</param>
public sealed record OnnxFile(string Path, long Bytes, int Opset, IReadOnlyList<OnnxValue> Inputs, IReadOnlyList<OnnxValue> Outputs);
