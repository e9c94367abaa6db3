namespace RnnGen.Lab;

/// <summary>A text to learn and one to judge by, as words of the first one's vocabulary.</summary>
/// <param name="Vocabulary">The most frequent words of the text to learn.</param>
/// <param name="Train">What is learnt.</param>
/// <param name="Validation">What the perplexity is that of.</param>
internal sealed record LearningText(Vocabulary Vocabulary, int[] Train, int[] Validation)
{
    /// <summary>Reads two texts as <c>rnngen train</c> does.</summary>
    /// <param name="corpus">The text to learn, UTF-8.</param>
    /// <param name="validation">The text to judge by, UTF-8.</param>
    /// <param name="vocabularySize">V, <c>&lt;unk&gt;</c> included.</param>
    /// <exception cref="InvalidDataException">
    /// The text has fewer words, and a library knows nothing of rows that stand for none; or the other one has nothing to predict.
    /// </exception>
    public static LearningText Read(FileInfo corpus, FileInfo validation, int vocabularySize)
    {
        string text = File.ReadAllText(corpus.FullName);
        Vocabulary vocabulary = Vocabulary.Build(WordTokenizer.Default, text, vocabularySize);
        if (vocabulary.Count < vocabularySize)
        {
            throw new InvalidDataException($"'{corpus}' has {vocabulary.Count - 1} different words, but the model needs {vocabularySize - 1}.");
        }

        int[] heldOut = vocabulary.Encode(File.ReadAllText(validation.FullName));
        return heldOut.Length > 1
            ? new LearningText(vocabulary, vocabulary.Encode(text), heldOut)
            : throw new InvalidDataException($"'{validation}' is too short to judge by: it needs at least two words.");
    }
}
