namespace RnnGen.Onnx;

/// <summary>An input or output of an exported graph.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The element type as named by .NET and NumPy: <c>int64</c> or <c>float32</c>.</param>
/// <param name="Shape">Its dimensions: a fixed number, or the name of a size that each call chooses (<c>sequence</c>, <c>batch</c>).</param>
public sealed record OnnxValue(string Name, string Type, IReadOnlyList<string> Shape);
