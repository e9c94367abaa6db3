namespace RnnGen.Tests;

/// <summary>Profiles of tokenizers that make another word of one that they have spelled already.</summary>
public sealed class CustomTokenizerProfileTests
{
    public static TheoryData<bool> Kinds => [true, false];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_word_is_the_same_however_it_is_given(bool marksBeginnings)
    {
        TextTokenizer tokenizer = marksBeginnings ? new BeginningTokenizer() : new SingularTokenizer();
        Vocabulary vocabulary = Vocabulary.Build(tokenizer, "the ship sails to the island and the dress", TypedLstm.VocabularySize);
        Predictor predictor = new(new TypedLstm(vocabulary, seed: 1).Freeze(), new Profile(tokenizer));
        predictor.Feed("my Princess is the Princess of the dress");
        ProfileWord own = Assert.Single(predictor.Profile.Words, word => word.Word == "Princess");
        Assert.Equal((2, true), (own.Count, own.IsSuggested));

        int token = predictor.TokenOf("princess");
        Assert.True(token >= vocabulary.Count);
        Assert.Equal("Princess", predictor.WordOf(token));
        Assert.Equal("Princess", Assert.Single(predictor.Suggest("the princ", 3)).Word);
        Assert.Equal(predictor.Probability(token), Math.Exp(predictor.LogProbability("princess")), 1e-6);
        Assert.Equal(1, Enumerable.Range(0, vocabulary.Count).Append(token).Sum(predictor.Probability), 1e-5);

        // By its token, by the vocabulary's, and as text.
        predictor.Feed(token);
        predictor.Feed(vocabulary.IndexOf(marksBeginnings ? "▁dress" : "dres"));
        predictor.Read(token);
        predictor.Accept("Princess");
        Assert.Equal(4, Assert.Single(predictor.Profile.Words, word => word.Word == "Princess").Count);
        Assert.Equal(2, Assert.Single(predictor.Profile.Words, word => predictor.TokenOf(word.Word) == vocabulary.IndexOf(marksBeginnings ? "▁dress" : "dres")).Count);

        byte[] saved = predictor.Profile.Save().ToArray();
        Profile loaded = Profile.Load(saved, tokenizer);
        Assert.Equal(saved, loaded.Save().ToArray());
        Assert.Equal(predictor.Profile.Words, loaded.Words);
        Assert.True(predictor.Forget("princess"));
        Assert.DoesNotContain(predictor.Profile.Words, word => word.Word == "Princess");
    }

    /// <summary>Leaves an s at the end of a word out.</summary>
    private sealed class SingularTokenizer() : TextTokenizer(lowerCase: true)
    {
        public override string Kind => "singular";

        public override ReadOnlySpan<char> Normalize(ReadOnlySpan<char> word, Span<char> buffer) =>
            base.Normalize(word, buffer) is [_, .. var rest, 's'] spelled && rest.Length > 0 ? spelled[..^1] : base.Normalize(word, buffer);

        protected override int TokenLength(ReadOnlySpan<char> text) => text.IndexOf(' ') is > 0 and var end ? end : text.Length;
    }

    /// <summary>Marks where a word begins.</summary>
    private sealed class BeginningTokenizer() : TextTokenizer(lowerCase: true)
    {
        public override string Kind => "beginning";

        public override ReadOnlySpan<char> Normalize(ReadOnlySpan<char> word, Span<char> buffer)
        {
            Span<char> spelledBuffer = stackalloc char[MaxTokenLength];
            ReadOnlySpan<char> spelled = base.Normalize(word, spelledBuffer);
            int length = Math.Min(spelled.Length, MaxTokenLength - 1);
            spelled[..length].CopyTo(buffer[1..]);
            buffer[0] = '▁';
            return buffer[..(length + 1)];
        }

        protected override int TokenLength(ReadOnlySpan<char> text) => text.IndexOf(' ') is > 0 and var end ? end : text.Length;
    }
}
