using RnnGen.Cli;

namespace RnnGen.Lab;

/// <summary>How well something predicts the sentences held out.</summary>
/// <param name="Name">What predicts.</param>
/// <param name="Bytes">Of its file; of n-grams, which have none, of their memory.</param>
/// <param name="Evaluation">The figures over all words.</param>
/// <param name="KeystrokesSaved">The share of keystrokes saved.</param>
/// <param name="Microseconds">The median time to read a word and to suggest five.</param>
internal sealed record EverydayRow(string Name, long Bytes, Evaluation Evaluation, double KeystrokesSaved, double Microseconds)
{
    /// <summary>Measures a predictor.</summary>
    /// <param name="name">What predicts.</param>
    /// <param name="bytes">Of its file.</param>
    /// <param name="create">Begins a text.</param>
    /// <param name="text">The sentences held out.</param>
    /// <param name="tokens">Their words.</param>
    public static EverydayRow Measure(string name, long bytes, Func<IWordPredictor> create, string text, int[] tokens) => new(
        name,
        bytes,
        Evaluator.Evaluate(create(), tokens),
        KeystrokeMeter.Measure(create(), text).Saved,
        SuggestionLatency.MedianMicroseconds(create(), tokens));
}
