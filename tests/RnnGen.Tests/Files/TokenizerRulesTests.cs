namespace RnnGen.Tests;

/// <summary>A model file says by which rules its words were found, and keeps them.</summary>
public sealed class TokenizerRulesTests
{
    private const string Text = "Snake_case at 3.14: ΟΔΟΣ, cafe\u0301, 日本語\uFEFF can’t dis\u00ADplay";

    private readonly EditableModelFile _file = new(new ModelFixture(ModelFixture.SmallShape));

    [Theory]
    [InlineData("word", "snake|_|case|at|3|.|14|:|οδοσ|,|cafe\u0301|,|日本語|\uFEFF|can’t|dis|\u00AD|play")]
    [InlineData("whitespace", "snake_case|at|3.14:|οδοσ,|cafe\u0301,|日本語\uFEFF|can’t|dis\u00ADplay|<eos>")]
    public void A_file_that_names_none_has_the_first(string kind, string expected)
    {
        _file.Metadata["rnngen.tokenizer"] = $$"""{"kind":"{{kind}}","lowerCase":true}""";
        Vocabulary vocabulary = _file.Read().Vocabulary;

        Assert.Equal(expected, string.Join('|', vocabulary.Tokenizer.Tokenize(Text)));
        Assert.Equal(_file.Metadata["rnngen.tokenizer"], Saved(vocabulary));
        Assert.Equal(vocabulary.Tokenizer.Tokenize(Text), vocabulary.With("new").Tokenizer.Tokenize(Text));
    }

    [Fact]
    public void By_the_first_a_word_is_begun_found_and_spelled_as_ever()
    {
        _file.Metadata["rnngen.tokenizer"] = """{"kind":"word","lowerCase":true}""";
        _file.Metadata["rnngen.vocabulary"] = """["<unk>","don't","don’t","οδοσ"]""";
        Vocabulary vocabulary = _file.Read().Vocabulary;

        Assert.Equal("b", "a_b"[vocabulary.Tokenizer.UnfinishedWordStart("a_b")..]);
        Assert.Equal("日本", "日本"[vocabulary.Tokenizer.UnfinishedWordStart("日本")..]);
        Assert.Equal([1, 2, 3, 0], vocabulary.Encode("don't DON’T ΟΔΟΣ don\u02BCt"));
    }

    [Theory]
    [InlineData("""{"kind":"word","lowerCase":true,"rules":2}""", "snake_case|at|3.14|:|οδος|,|café|,|日|本|語|can’t|display")]
    [InlineData("""{"kind":"word","lowerCase":true,"rules":2,"culture":"tr"}""", "snake_case|at|3.14|:|οδος|,|café|,|日|本|語|can’t|display")]
    [InlineData("""{"kind":"whitespace","lowerCase":false,"rules":2}""", "Snake_case|at|3.14:|ΟΔΟΣ,|café,|日本語\uFEFF|can’t|dis\u00ADplay|<eos>")]
    public void A_file_of_today_names_them(string tokenizer, string expected)
    {
        _file.Metadata["rnngen.tokenizer"] = tokenizer;
        Vocabulary vocabulary = _file.Read().Vocabulary;

        Assert.Equal(expected, string.Join('|', vocabulary.Tokenizer.Tokenize(Text)));
        Assert.Equal(tokenizer, Saved(vocabulary));
    }

    [Theory]
    [InlineData("""{"kind":"word","lowerCase":true,"rules":3}""", "version 3 of the rules")]
    [InlineData("""{"kind":"word","lowerCase":true,"rules":0}""", "version 0 of the rules")]
    [InlineData("""{"kind":"word","lowerCase":true,"rules":-1}""", "version -1 of the rules")]
    [InlineData("""{"kind":"word","lowerCase":true,"rules":"2"}""", "cannot be read")]
    [InlineData("""{"kind":"word","lowerCase":true,"rules":2,"culture":"es"}""", "'es'")]
    public void What_is_not_known_is_refused(string tokenizer, string message)
    {
        _file.Metadata["rnngen.tokenizer"] = tokenizer;

        Assert.Contains(message, Assert.Throws<InvalidModelFileException>(() => { _ = _file.Read().Vocabulary; }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tokenizer_of_ones_own_spells_by_the_rules_of_the_file()
    {
        _file.Metadata["rnngen.tokenizer"] = """{"kind":"identifier","lowerCase":true}""";
        IdentifierTokenizer given = new();
        TextTokenizer first = ModelFile.Open(_file.ToBytes(), given).Vocabulary.Tokenizer;
        _file.Metadata["rnngen.tokenizer"] = """{"kind":"identifier","lowerCase":true,"rules":2}""";

        Assert.IsType<IdentifierTokenizer>(first);
        Assert.Equal(["cafe\u0301", "οδοσ"], first.Tokenize("Cafe\u0301_ΟΔΟΣ"));
        Assert.Same(given, ModelFile.Open(_file.ToBytes(), given).Vocabulary.Tokenizer);
        Assert.Equal(["café", "οδος"], given.Tokenize("Cafe\u0301_ΟΔΟΣ"));
    }

    [Fact]
    public void Words_of_other_rules_are_of_another_vocabulary()
    {
        _file.Metadata["rnngen.tokenizer"] = """{"kind":"word","lowerCase":true}""";
        Vocabulary first = _file.Read().Vocabulary;
        Vocabulary today = new(new WordTokenizer(), first.Words);

        Assert.Contains("rules of version 1", today.FindDifference(first), StringComparison.Ordinal);
        Assert.Contains("culture tr", today.FindDifference(new Vocabulary(new WordTokenizer(culture: "tr"), first.Words)), StringComparison.Ordinal);
    }

    private static string Saved(Vocabulary vocabulary) =>
        new EditableModelFile(new ModelFixture(ModelFixture.SmallShape) { Vocabulary = vocabulary }).Metadata["rnngen.tokenizer"];
}
