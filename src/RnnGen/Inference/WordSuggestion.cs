namespace RnnGen;

/// <summary>A word that may come next, with its spelling.</summary>
/// <param name="Word">The word as the vocabulary spells it.</param>
/// <param name="Probability">p(word | the text so far), in [0, 1]; of a word begun, among the words that match unless asked for otherwise.</param>
public readonly record struct WordSuggestion(string Word, float Probability);
