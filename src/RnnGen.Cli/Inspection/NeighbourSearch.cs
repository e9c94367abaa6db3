namespace RnnGen.Cli;

/// <summary>The nearest words of some words of a model.</summary>
internal static class NeighbourSearch
{
    private const int Count = 10;

    /// <summary>Looks them up.</summary>
    /// <param name="file">The model, of any shape.</param>
    /// <param name="words">Words, as someone writes them.</param>
    /// <exception cref="FailureException">One of them is not one word, or not one of the model's.</exception>
    public static IReadOnlyList<NeighboursReport> Of(ModelFile file, IEnumerable<string> words)
    {
        Vocabulary vocabulary = file.Vocabulary;
        int[] tokens = [.. words.Select(word => Find(vocabulary, word))];
        WordVectors vectors = WordVectors.Of(file);
        return
        [
            .. tokens.Select(token => new NeighboursReport(
                vocabulary[token],
                [.. vectors.Nearest(token, Count).Select(neighbour => new NeighbourReport(vocabulary[neighbour.Word], neighbour.Similarity))])),
        ];
    }

    private static int Find(Vocabulary vocabulary, string word) => vocabulary.Encode(word) switch
    {
        [Vocabulary.Unknown] => throw new FailureException($"the model does not know the word '{word}'."),
        [int token] => token,
        _ => throw new FailureException($"'{word}' is not one word for the model: its tokenizer is {vocabulary.Tokenizer.Kind}."),
    };
}
