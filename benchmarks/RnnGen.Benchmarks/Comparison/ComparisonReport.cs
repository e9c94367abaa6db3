using System.Text.Json.Serialization;

namespace RnnGen.Benchmarks;

/// <summary>The results of one run of <c>compare</c>.</summary>
/// <param name="Machine">Processor, cores, system and runtime.</param>
/// <param name="PeakGflops">The multiply-add peak of one core, GFLOP/s; median over all rounds of all rows.</param>
/// <param name="WidePeakGflops">The same with vectors of 16 floats; null if the processor has none.</param>
/// <param name="StreamGigabytesPerSecond">The rate at which one core reads a buffer of 10 MB, GB/s.</param>
/// <param name="Rows">The rows in the order of the table.</param>
internal sealed record ComparisonReport(
    [property: JsonPropertyName("machine")] string Machine,
    [property: JsonPropertyName("peakGflops")] double PeakGflops,
    [property: JsonPropertyName("widePeakGflops")] double? WidePeakGflops,
    [property: JsonPropertyName("streamGBs")] double StreamGigabytesPerSecond,
    [property: JsonPropertyName("rows")] IReadOnlyList<RowReport> Rows)
{
    /// <summary>Below this peak the machine was busy with something else, and no figure is valid.</summary>
    public const double LeastPeakGflops = 90;

    /// <summary>Whether the machine was quiet enough.</summary>
    [JsonIgnore]
    public bool IsValid => PeakGflops >= LeastPeakGflops;
}
