using System.Text.Json.Serialization;

namespace RnnGen.Lab;

/// <summary>What one run of <c>time-to-quality</c> found.</summary>
/// <param name="Machine">Processor, cores, system and runtime.</param>
/// <param name="TrainWords">Words of the text that was learnt.</param>
/// <param name="ValidationWords">Words of the text that the perplexity is that of.</param>
/// <param name="Epochs">Passes over the text.</param>
/// <param name="Threads">Threads of each side.</param>
/// <param name="Target">The perplexity to reach.</param>
/// <param name="Runs">Every side with every recipe.</param>
internal sealed record QualityReport(
    [property: JsonPropertyName("machine")] string Machine,
    [property: JsonPropertyName("trainWords")] int TrainWords,
    [property: JsonPropertyName("validWords")] int ValidationWords,
    [property: JsonPropertyName("epochs")] int Epochs,
    [property: JsonPropertyName("threads")] int Threads,
    [property: JsonPropertyName("target")] double Target,
    [property: JsonPropertyName("runs")] IReadOnlyList<QualityRun> Runs);
