namespace RnnGen.Cli;

/// <summary>What a command line says of the model that is imported.</summary>
/// <param name="Map">Which tensor is what.</param>
/// <param name="Cell">The recurrence; null for what the tensors tell.</param>
/// <param name="UnknownWord">The unknown word; null to find it.</param>
/// <param name="Tokenizer">Cuts texts into words.</param>
internal sealed record ImportSettings(TensorMap Map, string? Cell, string? UnknownWord, TextTokenizer Tokenizer);
