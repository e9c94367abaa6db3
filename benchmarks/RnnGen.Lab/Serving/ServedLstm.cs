namespace RnnGen.Lab;

/// <summary>A model of 195 MiB: large enough that every copy of it shows.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 50_000, EmbeddingSize = 500, HiddenSize = 500)]
internal sealed partial class ServedLstm;
