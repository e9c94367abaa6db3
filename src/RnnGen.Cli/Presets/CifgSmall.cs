namespace RnnGen.Cli;

[RnnModel(RecurrentCell.Cifg, VocabularySize = 4096, EmbeddingSize = 64, HiddenSize = 128, SequenceLength = 10, BatchSize = 16)]
internal sealed partial class CifgSmall;
