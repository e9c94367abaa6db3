using System.Text.Json.Serialization;

namespace RnnGen.Benchmarks;

/// <summary>What one run of <c>compare</c> found.</summary>
/// <param name="Machine">Processor, cores, system and runtime.</param>
/// <param name="PeakGflops">Multiply-add peak of one core, GFLOP/s; median over all rounds of all rows.</param>
/// <param name="WidePeakGflops">The same with vectors of 16 floats; null where no row multiplies with them.</param>
/// <param name="StreamGigabytesPerSecond">What one core reads of a buffer of 10 MB, GB/s.</param>
/// <param name="Rows">The rows in the order of the table.</param>
internal sealed record ComparisonReport(
    [property: JsonPropertyName("machine")] string Machine,
    [property: JsonPropertyName("peakGflops")] double PeakGflops,
    [property: JsonPropertyName("widePeakGflops")] double? WidePeakGflops,
    [property: JsonPropertyName("streamGBs")] double StreamGigabytesPerSecond,
    [property: JsonPropertyName("rows")] IReadOnlyList<RowReport> Rows)
{
    /// <summary>Below this peak something else kept the machine busy, and no figure is worth keeping.</summary>
    public const double LeastPeakGflops = 90;

    /// <summary>Whether the machine was quiet enough.</summary>
    [JsonIgnore]
    public bool IsValid => PeakGflops >= LeastPeakGflops;
}
