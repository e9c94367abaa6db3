namespace RnnGen.Everyday;

[RnnModel(RecurrentCell.Lstm, VocabularySize = 10000, EmbeddingSize = 192, HiddenSize = 512, SequenceLength = 20, BatchSize = 16, TieEmbeddings = true)]
internal sealed partial class EnglishLstm;
