using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace RnnGen.Tests;

/// <summary>A vocabulary with words that its own tokenizer never produces: a file is refused, and a program is warned.</summary>
public sealed class UnreachableWordsTests
{
    private const string LowerCasing = """{"kind":"word","lowerCase":true}""";
    private const string CaseKeeping = """{"kind":"word","lowerCase":false}""";
    private const string Whitespace = """{"kind":"whitespace","lowerCase":false}""";

    private readonly EditableModelFile _file = new(new ModelFixture(ModelFixture.SmallShape));

    [Theory]
    [InlineData(LowerCasing, "Quijote", "word 2 of the vocabulary, 'Quijote', is never found in a text: the tokenizer 'word', which lower-cases, reads it as 'quijote'. 1 of its 3 words is like that.")]
    [InlineData(CaseKeeping, "New York", "'New York', is never found in a text: the tokenizer 'word' reads it as 'New' and 'York'.")]
    [InlineData(LowerCasing, "a\nb", "'a\\nb', is never found in a text: the tokenizer 'word', which lower-cases, reads it as 'a' and 'b'.")]
    [InlineData(LowerCasing, " ", "' ', is never found in a text: the tokenizer 'word', which lower-cases, finds no word in it.")]
    [InlineData(LowerCasing, "the ", "'the ', is never found in a text: the tokenizer 'word', which lower-cases, reads it as 'the'.")]
    [InlineData(LowerCasing, "«hola", "reads it as '«' and 'hola'")]
    [InlineData(Whitespace, "New York", "the tokenizer 'whitespace' reads it as 'New' and 'York'")]
    [InlineData(Whitespace, "\n", "the tokenizer 'whitespace' reads it as '<eos>'")]
    [InlineData("""{"kind":"whitespace","lowerCase":true}""", "Señor", "the tokenizer 'whitespace', which lower-cases, reads it as 'señor'")]
    public void A_file_of_them_is_refused_with_the_first(string tokenizer, string word, string message)
    {
        _file.Metadata["rnngen.tokenizer"] = tokenizer;
        _file.Metadata["rnngen.vocabulary"] = JsonSerializer.Serialize<string[]>(["<unk>", "x", word]);

        Assert.Contains(message, Assert.Throws<InvalidModelFileException>(() => _file.Read()).Message, StringComparison.Ordinal);
    }

    /// <summary>Two spellings of one word: a text with either has the first. By the first rules of words they are two.</summary>
    [Fact]
    public void A_word_that_differs_by_the_sign_of_its_apostrophe_is_another_ones_twin()
    {
        _file.Metadata["rnngen.vocabulary"] = JsonSerializer.Serialize<string[]>(["<unk>", "don't", "don’t"]);
        _file.Metadata["rnngen.tokenizer"] = """{"kind":"word","lowerCase":true,"rules":2}""";

        Assert.Contains("'don’t', is never found in a text: the tokenizer 'word', which lower-cases, takes it for word 1, 'don't'.", Assert.Throws<InvalidModelFileException>(() => _file.Read()).Message, StringComparison.Ordinal);

        _file.Metadata["rnngen.tokenizer"] = LowerCasing;
        _file.Read();
    }

    [Fact]
    public void They_are_counted()
    {
        _file.Metadata["rnngen.vocabulary"] = """["<unk>","Un","viejo","Hidalgo","De"]""";

        Assert.Contains("word 1 of the vocabulary, 'Un', ", Assert.Throws<InvalidModelFileException>(() => _file.Read()).Message, StringComparison.Ordinal);
        Assert.Contains("3 of its 5 words are like that.", Assert.Throws<InvalidModelFileException>(() => _file.Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void They_are_found_by_their_tokens()
    {
        Vocabulary vocabulary = new(WordTokenizer.Default, ["<unk>", "Un", "viejo", "Hidalgo", "<pad>", "a b", "don't", "don’t"]);
        Assert.Equal([1, 3, 5, 7], vocabulary.FindUnreachableWords());
        Assert.Empty(new Vocabulary(WordTokenizer.Default, ["<unk>"]).FindUnreachableWords());
    }

    /// <summary>Marks in angle brackets are fed by their index; where a text has them, it is of another kind.</summary>
    [Theory]
    [InlineData(LowerCasing, "<eos>")]
    [InlineData(LowerCasing, "<BOS>")]
    [InlineData(LowerCasing, "<pad_1>")]
    [InlineData(LowerCasing, "d'or")]
    [InlineData(LowerCasing, "…")]
    [InlineData(CaseKeeping, "Quijote")]
    [InlineData(Whitespace, "<eos>")]
    [InlineData(Whitespace, "@-@")]
    [InlineData(Whitespace, "Señor,")]
    public void What_a_text_or_a_program_has_is_read(string tokenizer, string word)
    {
        _file.Metadata["rnngen.tokenizer"] = tokenizer;
        _file.Metadata["rnngen.vocabulary"] = JsonSerializer.Serialize<string[]>(["<unk>", "x", word]);

        Assert.Equal(word, _file.Read().Vocabulary[2]);
    }

    [Theory]
    [InlineData("<>")]
    [InlineData("<a b>")]
    [InlineData("<a")]
    public void Other_brackets_are_no_marks(string word)
    {
        _file.Metadata["rnngen.vocabulary"] = JsonSerializer.Serialize<string[]>(["<unk>", word]);

        Assert.Throws<InvalidModelFileException>(() => _file.Read());
    }

    /// <summary>Whatever a vocabulary is built of, it can be saved and loaded again.</summary>
    [Theory]
    [InlineData("word", true)]
    [InlineData("word", false)]
    [InlineData("whitespace", true)]
    [InlineData("whitespace", false)]
    public void What_is_built_of_a_text_is_always_found_again(string kind, bool lowerCase)
    {
        TextTokenizer tokenizer = TextTokenizer.Create(kind, lowerCase);
        for (int seed = 0; seed < 2000; seed++)
        {
            Vocabulary vocabulary = Vocabulary.Build(tokenizer, $"x {RandomText(new Random(seed))}", maxSize: 1000);
            Vocabulary.Read(tokenizer, [.. vocabulary.Words], out string? problem);
            Assert.True(problem is null, $"seed {seed}: {problem}");
        }
    }

    [Fact]
    public void Words_cut_at_the_greatest_length_are_found_again()
    {
        foreach (string text in (string[])[$"{new string('a', 255)}'b", $"{new string('a', 300)}", $"{string.Concat(Enumerable.Repeat("😀", 200))}", $"{new string('a', 255)}😀"])
        {
            foreach (TextTokenizer tokenizer in (TextTokenizer[])[WordTokenizer.Default, WhitespaceTokenizer.Default])
            {
                Vocabulary.Read(tokenizer, [.. Vocabulary.Build(tokenizer, text, maxSize: 1000).Words], out string? problem);
                Assert.Null(problem);
            }
        }
    }

    /// <summary>What a custom tokenizer makes of a word on its own need not be what it makes of it in a text.</summary>
    [Fact]
    public void A_program_with_its_own_tokenizer_is_warned_and_served()
    {
        string word = $"Word{Guid.NewGuid():N}";
        _file.Metadata["rnngen.tokenizer"] = """{"kind":"identifier","lowerCase":true}""";
        _file.Metadata["rnngen.vocabulary"] = JsonSerializer.Serialize<string[]>(["<unk>", word]);
        using MemoryStream stream = new();
        _file.WriteTo(stream);

        (string warnings, Vocabulary vocabulary) = Warnings(() => ModelFile.Open(stream.ToArray(), new IdentifierTokenizer()).Vocabulary);
        Assert.Equal(word, vocabulary[1]);
        Assert.Contains($"'{word}', is never found in a text", warnings, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_gives_such_words_is_warned_once()
    {
        string word = $"Word{Guid.NewGuid():N}";

        (string warnings, Vocabulary vocabulary) = Warnings(() => new Vocabulary(WordTokenizer.Default, ["<unk>", "x", word]));
        Assert.Equal(2, warnings.Split(word, StringSplitOptions.None).Length);
        Assert.DoesNotContain(word, Warnings(() => vocabulary.With("y")).Warnings, StringComparison.Ordinal);
    }

    /// <summary>Letters of several scripts and cases, marks, apostrophes, emoji and their joiners, flags, controls and white space, whole and in halves.</summary>
    private static string RandomText(Random random)
    {
        string[] pieces =
        [
            "a", "B", "é", "e\u0301", "\u0301", "ñ", "ß", "İ", "I", "ı", "Σ", "σ", "ς", "Ж", "ǅ", "ﬁ", "א", "ع", "\u200C", "\u200D", "\u00AD", "\u200B", "\u0345", "क", "्", "ท", "ำ", "漢", "か", "ガ", "ー", "가", "\u1100",
            "1", "٣", "²", "Ⅷ", "ⓐ", "'", "’", ".", ",", "·", "״", ":", "_", "-", "…", "«", "\"", "<", ">", "@", "😀", "👨", "👩", "🏽", "❤", "\uFE0F", "🇪", "🇸", "🇺", "#", "\u20E3", "\u2060", "\uFFFD", "\uD83D", "\uDE00",
            "\U0001E900", "\U00010400", "\U000E0061", "\U000E007F", " ", "\n", "\t", "\u00A0", "\u3000", "\u0085", "\u2028", "\u001B", "\u007F",
        ];
        StringBuilder text = new();
        for (int length = random.Next(1, 40); length > 0; length--)
        {
            text.Append(pieces[random.Next(pieces.Length)]);
        }

        return text.ToString();
    }

    private static (string Warnings, T Result) Warnings<T>(Func<T> create)
    {
        using StringWriter text = new();
        using TextWriterTraceListener listener = new(TextWriter.Synchronized(text));
        Trace.Listeners.Add(listener);
        T result = create();
        Trace.Listeners.Remove(listener);
        return (text.ToString(), result);
    }
}
