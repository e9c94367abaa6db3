namespace RnnGen.Lab;

/// <summary>What the training of an experiment gave.</summary>
/// <param name="Evaluation">How well it predicts the text held out.</param>
/// <param name="ParameterCount">Numbers that it learnt.</param>
/// <param name="WordsPerSecond">Words trained a second.</param>
/// <param name="TrainingTime">How long that took; once it was interrupted, how long its words take at that speed.</param>
/// <param name="CreateSession">Begins a text.</param>
internal sealed record TrainedPredictor(Evaluation Evaluation, long ParameterCount, double WordsPerSecond, TimeSpan TrainingTime, Func<IWordPredictor> CreateSession);
