using System.Text.Json.Serialization;

namespace RnnGen.Cli;

/// <summary>A tensor of a model file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Dtype">Its numbers: F32, or I8 with one scale for each row.</param>
/// <param name="Shape">Its dimensions.</param>
internal sealed record TensorReport(string Name, string Dtype, IReadOnlyList<int> Shape)
{
    /// <summary>The smallest of its scales that is not 0; absent unless it is I8.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public float? SmallestScale { get; init; }

    /// <summary>The largest of its scales; absent unless it is I8.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public float? LargestScale { get; init; }

    /// <summary>The largest |w − scale·q|; absent where the file does not tell.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? LargestError { get; init; }

    /// <summary>The mean |w − scale·q|; absent where the file does not tell.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? MeanError { get; init; }

    /// <summary>Creates the report of a tensor.</summary>
    public static TensorReport Of(SafetensorsTensor tensor, ModelFile file)
    {
        TensorReport report = new(tensor.Name, tensor.Dtype.ToString(), tensor.Shape);
        if (tensor.Dtype == SafetensorsDtype.F32)
        {
            return report;
        }

        // The rows of no word have the scale 0.
        float[] scales = file.ReadTensor($"{tensor.Name}.scale");
        QuantizationError? error = file.QuantizationErrors.FirstOrDefault(error => error.Tensor == tensor.Name);
        return report with
        {
            SmallestScale = scales.Where(scale => scale > 0).DefaultIfEmpty().Min(),
            LargestScale = scales.Max(),
            LargestError = error?.Largest,
            MeanError = error?.Mean,
        };
    }
}
