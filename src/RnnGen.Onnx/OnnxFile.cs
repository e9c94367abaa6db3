namespace RnnGen.Onnx;

/// <summary>A file that was written.</summary>
/// <param name="Path">The file.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Opset">Version of the ONNX operators that it uses.</param>
/// <param name="Inputs">What each call is given, in the order of the graph.</param>
/// <param name="Outputs">What each call gives back, in the order of the graph.</param>
public sealed record OnnxFile(string Path, long Bytes, int Opset, IReadOnlyList<OnnxValue> Inputs, IReadOnlyList<OnnxValue> Outputs);
