using RnnGen.Cli;

namespace RnnGen.Lab;

/// <summary>One way to hold a trained model for serving.</summary>
/// <param name="Weights">What the weights are.</param>
/// <param name="Multiplied">What they multiply.</param>
/// <param name="Load">Makes it from a file.</param>
internal sealed record ModelPrecision(string Weights, string Multiplied, Func<string, FrozenModel> Load)
{
    private const float LargestLevel = 127;

    /// <summary>All that are compared, the first as trained.</summary>
    public static IReadOnlyList<ModelPrecision> All { get; } =
    [
        new("fp32", "fp32", static path => ModelFiles.Load(path).Freeze()),
        new("int8", "fp32", static path => Rounded(path, static _ => true)),
        new("int8 in the cells, else fp32", "fp32", static path => Rounded(path, static role => role is ParameterRole.InputWeights or ParameterRole.RecurrentWeights)),
        new("int8 in the output layer, else fp32", "fp32", static path => Rounded(path, static role => role is ParameterRole.OutputWeights or ParameterRole.Projection)),
        new("int8", "7 bits", static path => ModelFiles.Load(path).Freeze(new FreezeOptions { Precision = WeightPrecision.Int8, FoldedTableBudgetBytes = 0 })),
        new("int8, folded table", "7 bits", static path => ModelFiles.Load(path).Freeze(new FreezeOptions { Precision = WeightPrecision.Int8 })),
    ];

    /// <summary>Weights rounded to int8 but held and multiplied in fp32: what the rounding of the weights costs, and more bits of what they multiply could gain.</summary>
    private static FrozenModel Rounded(string path, Predicate<ParameterRole> isRounded)
    {
        RnnModel model = ModelFiles.Load(path);
        foreach (ParameterTensor tensor in model.Tensors.Where(tensor => !tensor.IsVector && isRounded(tensor.Role)))
        {
            float[] weights = new float[tensor.Length];
            model.ReadTensor(tensor.Name, weights);
            for (int row = 0; row < tensor.Rows; row++)
            {
                Round(weights.AsSpan(row * tensor.Columns, tensor.Columns));
            }

            model.WriteTensor(tensor.Name, weights);
        }

        return model.Freeze();
    }

    private static void Round(Span<float> row)
    {
        float largest = 0;
        foreach (float weight in row)
        {
            largest = MathF.Max(largest, MathF.Abs(weight));
        }

        float scale = largest / LargestLevel;
        foreach (ref float weight in row)
        {
            weight = scale == 0 ? 0 : scale * MathF.Round(weight / scale);
        }
    }
}
