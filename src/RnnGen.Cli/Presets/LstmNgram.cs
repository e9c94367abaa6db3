namespace RnnGen.Cli;

[RnnModel(RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 64, HiddenSize = 128, SequenceLength = 3, BatchSize = 7, Loss = LossPosition.LastStep)]
internal sealed partial class LstmNgram;
