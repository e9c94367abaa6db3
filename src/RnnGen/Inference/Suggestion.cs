namespace RnnGen;

/// <summary>A word that may come next.</summary>
/// <param name="Token">The word; its spelling is <c>vocabulary[Token]</c>.</param>
/// <param name="Probability">p(word | the words so far), of the softmax over the whole vocabulary, in [0, 1].</param>
public readonly record struct Suggestion(int Token, float Probability);
