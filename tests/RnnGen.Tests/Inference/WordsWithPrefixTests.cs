namespace RnnGen.Tests;

/// <summary>The words of a prefix against a filter over all words.</summary>
public sealed class WordsWithPrefixTests
{
    [Theory]
    [InlineData(PrefixMatching.Exact, 2)]
    [InlineData(PrefixMatching.Exact, 400)]
    [InlineData(PrefixMatching.IgnoreCaseAndAccents, 2)]
    [InlineData(PrefixMatching.IgnoreCaseAndAccents, 400)]
    public void They_are_those_of_all_words_filtered(PrefixMatching matching, int words)
    {
        RandomSource random = new((ulong)words);
        Vocabulary vocabulary = new(new WordTokenizer(lowerCase: false), [Vocabulary.UnknownWord, .. AccentedWords.Random(words - 1, ref random)]);
        foreach (string prefix in vocabulary.Words.Skip(1).SelectMany(word => new[] { word, word[..1], word[..((word.Length + 1) / 2)] }).Distinct().Where(p => AccentedWords.Fold(p).Length > 0))
        {
            int[] expected = [.. Enumerable.Range(1, words - 1).Where(word => AccentedWords.Begins(vocabulary[word], prefix, matching))];
            AssertFound(expected, vocabulary, prefix, matching);
        }
    }

    [Fact]
    public void The_empty_prefix_finds_every_known_word_and_one_too_long_none()
    {
        Vocabulary vocabulary = new(WordTokenizer.Default, [Vocabulary.UnknownWord, "b", "a"]);
        AssertFound([1, 2], vocabulary, "", PrefixMatching.Exact);
        AssertFound([], vocabulary, new string('a', TextTokenizer.MaxTokenLength + 1), PrefixMatching.IgnoreCaseAndAccents);
        AssertFound([], vocabulary, Vocabulary.UnknownWord, PrefixMatching.Exact);
    }

    [Fact]
    public void A_prefix_is_spelled_as_the_tokenizer_spells_words() =>
        AssertFound([1], new Vocabulary(WordTokenizer.Default, [Vocabulary.UnknownWord, "ábaco", "abad"]), "ÁB", PrefixMatching.Exact);

    [Fact]
    public void A_buffer_too_short_is_refused()
    {
        Vocabulary vocabulary = new(WordTokenizer.Default, [Vocabulary.UnknownWord, "a"]);
        Assert.Throws<ArgumentException>("buffer", () => { _ = new WordsWithPrefix(vocabulary, "a", PrefixMatching.Exact, new char[TextTokenizer.MaxTokenLength - 1]); });
    }

    private static void AssertFound(int[] expected, Vocabulary vocabulary, string prefix, PrefixMatching matching)
    {
        WordsWithPrefix words = new(vocabulary, prefix, matching, new char[TextTokenizer.MaxTokenLength]);
        List<int> found = [];
        List<int> contained = [];
        foreach (int word in words)
        {
            found.Add(word);
        }

        for (int word = 0; word < vocabulary.Count; word++)
        {
            if (words.Contains(word))
            {
                contained.Add(word);
            }
        }

        Assert.Equal(expected, found.Order());
        Assert.Equal(expected, contained);
    }
}
