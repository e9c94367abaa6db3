namespace RnnGen.Tests;

/// <summary>Tokenizers from outside the library, with everything that takes one.</summary>
public sealed class CustomTokenizerTests
{
    private static readonly IdentifierTokenizer Identifiers = new();
    private static readonly CharacterTokenizer Characters = new();

    [Fact]
    public void Its_words_are_read_as_it_says()
    {
        Assert.Equal(["max", "retry", "count", "ok"], Identifiers.Tokenize("__Max_RETRY__count ok_"));
        Assert.Equal(["a", " ", "B", "\U0001F600", "\uFFFD"], Characters.Tokenize("a B\U0001F600\uD800"));
        Assert.Empty(Identifiers.Tokenize("_ _"));
    }

    [Fact]
    public void Long_words_are_cut_for_it()
    {
        string text = new string('a', 255) + "\U0001F600" + new string('b', 300);

        Assert.Equal([255, 256, 46], Identifiers.Tokenize(text).Select(token => token.Length));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("max_re", "re")]
    [InlineData("max_retry_", "")]
    [InlineData("_", "")]
    [InlineData("max", "max")]
    public void The_word_being_typed_is_the_last_one_without_a_gap_after_it(string text, string expected) =>
        Assert.Equal(expected, text[Identifiers.UnfinishedWordStart(text)..]);

    [Fact]
    public void A_vocabulary_encodes_and_decodes()
    {
        Vocabulary identifiers = Vocabulary.Build(Identifiers, "max_retry_count max_size", maxSize: 10);
        Vocabulary characters = Vocabulary.Build(Characters, "hello world", maxSize: 20);

        Assert.Equal(["<unk>", "max", "count", "retry", "size"], identifiers.Words);
        Assert.Equal([1, 4, 0], identifiers.Encode("Max_size_unheard"));
        Assert.Equal("retry_count", identifiers.Decode([3, 2]));
        Assert.Equal("well, lord".Replace(",", "<unk>", StringComparison.Ordinal), characters.Decode(characters.Encode("well, lord")));
    }

    [Theory]
    [InlineData("", "max_size")]
    [InlineData("retry", "_max_size")]
    [InlineData("retry_", "max_size")]
    [InlineData("retry ", "max_size")]
    public void The_composer_writes_its_separator(string beginning, string expected)
    {
        TextComposer composer = new(Identifiers, beginning);
        char[] text = new char[20];

        Assert.True(composer.TryAppend("max", text, out int first));
        Assert.True(composer.TryAppend("size", text.AsSpan(first), out int second));

        Assert.Equal(expected, new string(text, 0, first + second));
    }

    [Fact]
    public void A_session_feeds_suggests_completes_and_generates()
    {
        Vocabulary vocabulary = new(Identifiers, ["<unk>", "max", "retry", "count", "reset"]);
        Session session = Cycle(vocabulary).Freeze().CreateSession();

        Assert.Equal(new FeedResult { Words = 3, UnknownWords = 1 }, session.Feed("Max_retry unheard"));
        Assert.Equal("retry", session.Suggest("max_", 1)[0].Word);
        Assert.Equal(["retry", "reset"], session.Suggest("count_MAX_RE", 3).Select(suggestion => suggestion.Word));
        Assert.Equal("_retry_count_reset_max", session.Generate("max", 4, SamplingOptions.Greedy));
        Assert.Equal(["reset"], session.Suggest("res", 3).Select(suggestion => suggestion.Word));
    }

    [Fact]
    public void Characters_are_generated_without_spaces_of_their_own()
    {
        Vocabulary vocabulary = new(Characters, ["<unk>", "a", "b", " ", "c"]);
        Session session = Cycle(vocabulary).CreateSession();

        Assert.Equal("b cab ", session.Generate("ca", 6, SamplingOptions.Greedy));
        Assert.Equal(" ", session.Suggest("ab", 1)[0].Word);
    }

    [Fact]
    public void A_mask_goes_by_what_a_word_is_in_a_text()
    {
        Vocabulary vocabulary = new(Identifiers, ["<unk>", "max", "$", "3"]);

        WordMask mask = WordMask.For(vocabulary).WithoutPunctuation().Without("MAX");

        Assert.Equal([false, false, false, true], Enumerable.Range(0, 4).Select(mask.Allows));
    }

    [Fact]
    public void Its_own_spelling_holds_wherever_words_come_in()
    {
        UmlautTokenizer tokenizer = new();
        Vocabulary vocabulary = new Vocabulary(tokenizer, ["<unk>"]).With("Mühle", "Mut", "mueller");
        Session session = new BigramModel(new BigramNetwork(4), vocabulary).WithLogits(0, 3, 2, 1).CreateSession();

        Assert.Equal(["<unk>", "muehle", "mut", "mueller"], vocabulary.Words);
        Assert.Equal([3, 1], vocabulary.Encode("Müller Mühle"));
        Assert.Equal(["muehle", "mueller"], session.Suggest("mut Mü", 5).Select(suggestion => suggestion.Word));
        Assert.False(WordMask.For(vocabulary).Without("MÜHLE").Allows(1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(4)]
    public void A_length_that_cannot_be_is_refused_by_name(int length)
    {
        BrokenTokenizer tokenizer = new(length);

        string message = Assert.Throws<InvalidOperationException>(() => tokenizer.Tokenize("abc")).Message;

        Assert.Contains($"BrokenTokenizer.TokenLength returned {length} for a text of 3 characters", message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => tokenizer.UnfinishedWordStart("abc"));
    }

    [Fact]
    public void Reading_with_it_does_not_allocate()
    {
        Vocabulary vocabulary = Vocabulary.Build(Identifiers, "max_retry_count", maxSize: 10);
        int[] tokens = new int[20];
        vocabulary.Encode("MAX_retry", tokens);

        long before = GC.GetAllocatedBytesForCurrentThread();
        vocabulary.Encode("MAX_retry", tokens);
        Identifiers.UnfinishedWordStart("MAX_retry");

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>After each word the next one of the vocabulary is by far the most probable, and after the last the first.</summary>
    private static BigramModel Cycle(Vocabulary vocabulary)
    {
        int count = vocabulary.Count;
        BigramModel model = new(new BigramNetwork(count), vocabulary);
        float[] weights = new float[count * count];
        for (int word = 1; word < count; word++)
        {
            int next = word + 1 < count ? word + 1 : 1;
            weights[(next * count) + word] = 8;
        }

        model.WriteTensor("output.weight", weights);
        model.WriteTensor("output.bias", new float[count]);
        return model;
    }

    /// <summary>Spells ü as ue, in which a word grows longer.</summary>
    private sealed class UmlautTokenizer() : TextTokenizer(lowerCase: true)
    {
        public override string Kind => "umlaut";

        public override ReadOnlySpan<char> Normalize(ReadOnlySpan<char> word, Span<char> buffer)
        {
            int length = 0;
            foreach (char character in word)
            {
                char lower = char.ToLowerInvariant(character);
                buffer[length++] = lower == 'ü' ? 'u' : lower;
                if (lower == 'ü')
                {
                    buffer[length++] = 'e';
                }
            }

            return buffer[..length];
        }

        protected override int TokenLength(ReadOnlySpan<char> text) => text.IndexOf(' ') is > 0 and var end ? end : text.Length;
    }

    private sealed class BrokenTokenizer(int length) : TextTokenizer(lowerCase: false)
    {
        public override string Kind => "broken";

        protected override int TokenLength(ReadOnlySpan<char> text) => length;
    }
}
