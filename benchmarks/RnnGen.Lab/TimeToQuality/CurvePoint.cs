using System.Text.Json.Serialization;

namespace RnnGen.Lab;

/// <summary>How well a model predicts the validation text at one point of its training.</summary>
/// <param name="Seconds">Time trained so far, evaluations left out.</param>
/// <param name="Words">Targets trained on so far.</param>
/// <param name="Perplexity">Of the validation text.</param>
internal sealed record CurvePoint(
    [property: JsonPropertyName("seconds")] double Seconds,
    [property: JsonPropertyName("words")] long Words,
    [property: JsonPropertyName("perplexity")] double Perplexity);
