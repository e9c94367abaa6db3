namespace RnnGen.Samples.Dialogue;

/// <summary>What a game's characters say. The generator writes everything else of this class: see <c>obj/</c>, or set <c>EmitCompilerGeneratedFiles</c>.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 2048, EmbeddingSize = 64, HiddenSize = 128)]
internal sealed partial class DialogueModel;
