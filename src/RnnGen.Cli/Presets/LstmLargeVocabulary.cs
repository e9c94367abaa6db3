namespace RnnGen.Cli;

[RnnModel(RecurrentCell.Lstm, VocabularySize = 33278, EmbeddingSize = 200, HiddenSize = 200, Layers = 2, SequenceLength = 35, BatchSize = 20)]
internal sealed partial class LstmLargeVocabulary;
