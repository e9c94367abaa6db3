namespace RnnGen.Cli;

/// <summary>Where the words of a model come from: the most frequent ones of its text, or the model that training goes on from.</summary>
/// <param name="tokenizer">Splits the text into words.</param>
/// <param name="size">Most words of the vocabulary.</param>
internal sealed class VocabularyChoice(TextTokenizer tokenizer, int size)
{
    /// <summary>Splits the text into words.</summary>
    public TextTokenizer Tokenizer { get; } = tokenizer;

    /// <summary>The words that a model knows already; null for a fresh one.</summary>
    public Vocabulary? Known { get; init; }

    /// <summary>Whether words of the text that the model does not know yet are added, as many as there is room for.</summary>
    public bool AddsWords { get; init; }

    /// <summary>Chooses the words of a text.</summary>
    /// <param name="text">The text to train on.</param>
    /// <param name="source">Its name in messages.</param>
    /// <exception cref="FailureException">There is none.</exception>
    public Vocabulary Of(string text, string source)
    {
        int position = 0;
        if (!Tokenizer.TryRead(text, ref position, stackalloc char[TextTokenizer.MaxTokenLength], out _))
        {
            throw new FailureException($"{source} has no words.");
        }

        if (Known is null)
        {
            return Vocabulary.Build(Tokenizer, text, size);
        }

        return AddsWords
            ? Known.With(Vocabulary.Build(Tokenizer, text, int.MaxValue).Words.Where(word => !Known.Contains(word)).Take(size - Known.Count))
            : Known;
    }
}
