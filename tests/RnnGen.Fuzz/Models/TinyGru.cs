namespace RnnGen.Fuzz;

/// <summary>A GRU over n-grams with one-hot input: its candidate keeps two biases, and its file no embedding.</summary>
[RnnModel(RecurrentCell.Gru, VocabularySize = 7, HiddenSize = 3, SequenceLength = 2, BatchSize = 2, Loss = LossPosition.LastStep)]
public sealed partial class TinyGru;
