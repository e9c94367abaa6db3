using System.Text.Json.Serialization;

namespace RnnGen.Lab;

/// <summary>What one side did with one recipe.</summary>
/// <param name="Side">Who trained.</param>
/// <param name="Recipe">How.</param>
/// <param name="SecondsToTarget">Time trained until the first point at or below the target; null if there is none.</param>
/// <param name="TrainingSeconds">Time trained in all, evaluations left out.</param>
/// <param name="EvaluationSeconds">Time of all evaluations.</param>
/// <param name="Curve">From the untrained model on.</param>
internal sealed record QualityRun(
    [property: JsonPropertyName("side")] string Side,
    [property: JsonPropertyName("recipe")] string Recipe,
    [property: JsonPropertyName("secondsToTarget")] double? SecondsToTarget,
    [property: JsonPropertyName("trainingSeconds")] double TrainingSeconds,
    [property: JsonPropertyName("evaluationSeconds")] double EvaluationSeconds,
    [property: JsonPropertyName("curve")] IReadOnlyList<CurvePoint> Curve)
{
    /// <summary>What a legend calls it.</summary>
    [JsonIgnore]
    public string Name => $"{Side}, {Recipe}";

    /// <summary>What a curve says of a target.</summary>
    public static QualityRun From(string side, string recipe, double target, LearningCurve curve) => new(
        side,
        recipe,
        curve.Points.FirstOrDefault(point => point.Perplexity <= target)?.Seconds,
        curve.Points[^1].Seconds,
        curve.EvaluationSeconds,
        curve.Points);
}
