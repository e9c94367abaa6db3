namespace RnnGen.Cli;

[RnnModel(RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 256, HiddenSize = 384, SequenceLength = 35, BatchSize = 20, TieEmbeddings = true)]
internal sealed partial class QuijoteBest;
