namespace RnnGen.Cli;

[RnnModel(RecurrentCell.Lstm, VocabularySize = 4096, EmbeddingSize = 128, HiddenSize = 192, SequenceLength = 20, BatchSize = 16, TieEmbeddings = true)]
internal sealed partial class QuijoteSmall;
