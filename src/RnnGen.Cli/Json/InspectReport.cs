using System.Text.Json.Serialization;

namespace RnnGen.Cli;

/// <summary>What <c>inspect --json</c> writes.</summary>
/// <param name="Metadata">The file's metadata, as it stands there.</param>
/// <param name="Tensors">The tensors, in the order in which they lie in the file.</param>
/// <param name="ParameterCount">Trainable numbers of the model; the file's second biases, which are zeros, do not count.</param>
/// <param name="Bytes">Size of the file.</param>
internal sealed record InspectReport(IReadOnlyDictionary<string, string> Metadata, IReadOnlyList<TensorReport> Tensors, long ParameterCount, long Bytes)
{
    /// <summary>The nearest words of those that were asked for; absent when none were.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NeighboursReport>? Neighbours { get; init; }

    /// <summary>What gates and states do over a text; absent when there was none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public GatesReport? Gates { get; init; }

    /// <summary>The report of a file.</summary>
    public static InspectReport Of(ModelFile file) => new(
        file.Metadata,
        [.. file.Tensors.Select(tensor => new TensorReport(tensor.Name, tensor.Shape))],
        file.Shape.ParameterCount,
        new FileInfo(file.Path).Length);
}
