namespace RnnGen.Cli;

/// <summary>A search for the nearest words in a model.</summary>
internal static class NeighbourSearch
{
    private const int Count = 10;

    /// <summary>Finds the nearest words of each word.</summary>
    /// <param name="file">The model, of any shape.</param>
    /// <param name="words">The words, as users write them.</param>
    /// <exception cref="FailureException">One of them is not a single word, or not in the vocabulary.</exception>
    public static IReadOnlyList<NeighboursReport> Of(ModelFile file, IEnumerable<string> words)
    {
        Vocabulary vocabulary = file.Vocabulary;
        int[] tokens = [.. words.Select(word => Find(vocabulary, word))];
        WordVectors vectors = WordVectors.From(file);
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

        // Of a text that is already tokenised, each line ends in a word of its own.
        _ when vocabulary.TryGetIndex(word, out int token) && token != Vocabulary.Unknown => token,
        _ => throw new FailureException($"'{word}' is not a single word for the model: its tokenizer is {vocabulary.Tokenizer.Kind}."),
    };
}
