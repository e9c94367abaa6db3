namespace RnnGen.Lab;

/// <summary>What the training of an experiment gave.</summary>
/// <param name="Evaluation">How well it predicts the text held out.</param>
/// <param name="ParameterCount">Numbers that it learnt.</param>
/// <param name="WordsPerSecond">Words trained a second.</param>
/// <param name="CreateSession">Begins a text.</param>
internal sealed record TrainedPredictor(Evaluation Evaluation, long ParameterCount, double WordsPerSecond, Func<IWordPredictor> CreateSession);
