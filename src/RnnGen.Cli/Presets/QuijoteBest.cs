namespace RnnGen.Cli;

[RnnModel(RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 192, HiddenSize = 512, SequenceLength = 40, BatchSize = 8, TieEmbeddings = true)]
internal sealed partial class QuijoteBest;
