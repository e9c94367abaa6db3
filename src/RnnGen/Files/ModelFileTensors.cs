using RnnGen.Files;

namespace RnnGen;

/// <summary>The check that the tensors of a file are those of its shape: all weights in fp32, or all in int8 with one scale a row.</summary>
internal static class ModelFileTensors
{
    /// <summary>Whether a file's weights are int8: one is.</summary>
    public static bool HasInt8(IEnumerable<SafetensorsTensor> tensors) => tensors.Any(IsInt8Weight);

    /// <summary>Whether a file with tied embeddings holds a second copy as the output layer.</summary>
    public static bool HoldsCopy(ModelShape shape, IEnumerable<SafetensorsTensor> tensors) => shape.TieEmbeddings && tensors.Any(static tensor => tensor.Name == ModelTensors.OutputName);

    /// <summary>Checks names, dtypes and shapes.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="shape">What it says its shape is.</param>
    /// <param name="tensors">What it has.</param>
    /// <exception cref="InvalidModelFileException">Something differs; the message names the first tensor that does.</exception>
    public static void Check(string path, ModelShape shape, IReadOnlyList<SafetensorsTensor> tensors)
    {
        SafetensorsTensor? int8 = tensors.FirstOrDefault(IsInt8Weight);
        Dictionary<string, int[]> expected = Expected(shape, tensors, int8 is not null);
        foreach (SafetensorsTensor tensor in tensors)
        {
            if (!expected.Remove(tensor.Name, out int[]? sizes))
            {
                throw Invalid(
                    $"it holds a tensor that the model does not have: '{ShownText.Of(tensor.Name)}'."
                    + (ModelTensors.IsScale(tensor.Name) ? $" A scale belongs to weights of {SafetensorsDtype.I8}, one for each row." : ""));
            }

            SafetensorsDtype dtype = sizes.Length == 2 && int8 is not null ? SafetensorsDtype.I8 : SafetensorsDtype.F32;
            if (tensor.Dtype != dtype)
            {
                throw Invalid(dtype == SafetensorsDtype.I8
                    ? $"tensor '{tensor.Name}' is {tensor.Dtype}, but '{int8!.Name}' is {dtype}: all weights are int8, or none. Quantise the whole model."
                    : $"tensor '{tensor.Name}' is {tensor.Dtype}; biases and scales are {dtype}, and only weights are quantised.");
            }

            if (!tensor.Shape.SequenceEqual(sizes))
            {
                throw Invalid($"tensor '{tensor.Name}' has the shape {tensor.ShapeText}, but {SafetensorsTensor.Format(sizes)} is expected{(ModelTensors.IsScale(tensor.Name) ? ": one scale for each row of its weights" : "")}.");
            }
        }

        if (expected.Count > 0)
        {
            string name = expected.Keys.Order(StringComparer.Ordinal).First();
            throw Invalid($"tensor '{name}' {SafetensorsTensor.Format(expected[name])} is missing{(ModelTensors.IsScale(name) ? $": weights of {SafetensorsDtype.I8} need one scale for each row" : "")}.");
        }

        InvalidModelFileException Invalid(string problem) => new(path, problem);
    }

    private static Dictionary<string, int[]> Expected(ModelShape shape, IReadOnlyList<SafetensorsTensor> tensors, bool isInt8)
    {
        Dictionary<string, int[]> expected = ModelTensors.Of(shape);
        if (HoldsCopy(shape, tensors))
        {
            expected.Add(ModelTensors.OutputName, expected[ModelTensors.EmbeddingName]);
        }

        if (isInt8)
        {
            foreach ((string name, int[] sizes) in expected.Where(static tensor => tensor.Value.Length == 2).ToArray())
            {
                expected.Add(ModelTensors.ScaleName(name), [sizes[0]]);
            }
        }

        return expected;
    }

    private static bool IsInt8Weight(SafetensorsTensor tensor) => tensor is { Dtype: SafetensorsDtype.I8, Shape.Count: 2 };
}
