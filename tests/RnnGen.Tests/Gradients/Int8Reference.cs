using RnnGen.Reference;

namespace RnnGen.Tests.Gradients;

/// <summary>The double reference over the weights that an int8 model has: what is left between the two is the rounding of what the weights are multiplied by.</summary>
internal static class Int8Reference
{
    public static ReferenceModel<double> Of(RnnModel model)
    {
        float[] parameters = model.Bound.Parameters.Span.ToArray();
        foreach (ParameterTensor tensor in model.Tensors.Where(tensor => !tensor.IsVector))
        {
            float[] values = new float[tensor.Length];
            tensor.Unpack(parameters, values);

            // Columns of one-hot input that belong to no word have no say in a row's scale.
            int used = tensor is { Role: ParameterRole.InputWeights, Layer: 0 } && model.Shape.IsOneHot ? model.Vocabulary.Count : tensor.Columns;
            for (int row = 0; row < tensor.Rows; row++)
            {
                Round(values.AsSpan(row * tensor.Columns, used));
            }

            tensor.Pack(values, parameters);
        }

        ReferenceModel<double> reference = new(model.Shape);
        reference.CopyFrom(model.Tensors, parameters);
        return reference;
    }

    /// <summary>w ≈ a·q with 127·a the largest |w| of the row.</summary>
    private static void Round(Span<float> row)
    {
        float scale = row.ToArray().Max(Math.Abs) / 127;
        foreach (ref float weight in row)
        {
            weight = scale == 0 ? 0 : MathF.Round(weight / scale) * scale;
        }
    }
}
