namespace RnnGen.Samples.Dialogue;

/// <summary>A model of what a game's characters say. The generator writes the rest of this class: see <c>obj/</c>, or set <c>EmitCompilerGeneratedFiles</c>.</summary>
[RnnModel(RecurrentCell.Lstm, VocabularySize = 2048, EmbeddingSize = 64, HiddenSize = 128)]
internal sealed partial class DialogueModel;
