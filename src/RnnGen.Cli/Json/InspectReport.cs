using System.Text.Json.Serialization;

namespace RnnGen.Cli;

/// <summary>The output of <c>inspect --json</c>.</summary>
/// <param name="Metadata">The file's metadata, verbatim.</param>
/// <param name="Tensors">The tensors, in file order.</param>
/// <param name="ParameterCount">Trainable numbers of the model; the file's second biases, which are zeros, and scales are not counted.</param>
/// <param name="Bytes">Size of the file.</param>
internal sealed record InspectReport(IReadOnlyDictionary<string, string> Metadata, IReadOnlyList<TensorReport> Tensors, long ParameterCount, long Bytes)
{
    /// <summary>The words nearest to those asked for; absent if none were.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NeighboursReport>? Neighbours { get; init; }

    /// <summary>What gates and states do over a text; absent if none was given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public GatesReport? Gates { get; init; }

    /// <summary>Creates the report of a file.</summary>
    public static InspectReport From(ModelFile file) => new(
        file.Metadata,
        [.. file.Tensors.Select(tensor => TensorReport.Of(tensor, file))],
        file.Shape.ParameterCount,
        file.SizeInBytes);
}
