namespace RnnGen.Cli;

[RnnModel(RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 200, HiddenSize = 200, Layers = 2, SequenceLength = 35, BatchSize = 20, TieEmbeddings = true)]
internal sealed partial class LstmMediumTied;
