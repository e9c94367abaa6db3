using System.Text.Json;
using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>The words of another program: their files, where the unknown word was, and whether a text has them.</summary>
public sealed class WordImportTests : IDisposable
{
    private static readonly string[] Words = ["uno", "dos", "tres", "cuatro", "cinco", "seis"];

    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("words.txt", "<unk>\r\nuno\r\ndos\r\ntres\r\ncuatro\r\ncinco\r\nseis")]
    [InlineData("words.json", """["<unk>", "uno", "dos", "tres", "cuatro", "cinco", "seis"]""")]
    [InlineData("words", """{"seis": 6, "cinco": 5, "<unk>": 0, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4}""")]
    [InlineData("tokenizer.json", """{"added_tokens": [{"id": 0, "content": "<unk>"}, {"id": 6, "content": "seis"}], "model": {"vocab": {"<unk>": 0, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5}}}""")]
    [InlineData("tokenizer.json", """{"version": "1.0", "model": {"type": "WordLevel", "vocab": {"<unk>": 0, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6}, "unk_token": "<unk>"}}""")]
    public void Every_form_of_a_vocabulary(string name, string content)
    {
        _folder.Vocabulary = _folder.Write(name, content);
        _folder.Import(new TorchModel().Write()).Succeeds();
        Assert.Equal(["<unk>", .. Words], SavedModel.VocabularyOf(_folder.Model).Words);
        Assert.Equal(WeightsWriter.Numbers(21, 1), _folder.Tensor("embedding.weight"));
    }

    [Theory]
    [InlineData("<unk>", 3)]
    [InlineData("<UNK>", 6)]
    [InlineData("[UNK]", 1)]
    [InlineData("<oov>", 2)]
    [InlineData("otro", 4, "--unknown", "otro")]
    public void The_unknown_word_moves_to_the_front_with_all_that_is_its_own(string unknown, int row, params string[] options)
    {
        string[] words = [.. Words[..row], unknown, .. Words[row..]];
        int[] rows = [row, .. Enumerable.Range(0, 7).Where(other => other != row)];
        _folder.Vocabulary = _folder.Write("words.txt", string.Join('\n', words));
        CliRun run = _folder.Import(new TorchModel().Write(), [.. options, "--json"]).Succeeds();
        Assert.Equal(row, run.Json().GetProperty("unknownIndex").GetInt32());
        Assert.Contains($"the unknown word '{unknown}' of row {row} is <unk>, word 0", run.Error, StringComparison.Ordinal);
        Assert.Equal(["<unk>", .. Words], SavedModel.VocabularyOf(_folder.Model).Words);
        Assert.Equal(Rows(WeightsWriter.Numbers(21, 1), rows, 3), _folder.Tensor("embedding.weight"));
        Assert.Equal(Rows(WeightsWriter.Numbers(35, 60), rows, 5), _folder.Tensor("output.weight"));
        Assert.Equal(Rows(WeightsWriter.Numbers(7, 70), rows, 1), _folder.Tensor("output.bias"));
        Assert.Equal(WeightsWriter.Numbers(60, 10), _folder.Tensor("rnn.weight_ih_l0"));
    }

    [Fact]
    public void With_one_hot_input_columns_move()
    {
        _folder.Vocabulary = _folder.Write("words.txt", string.Join('\n', (string[])[.. Words, "<unk>"]));
        _folder.Import(new TorchModel { Embedding = 0 }.Write()).Succeeds();
        float[] before = WeightsWriter.Numbers(140, 10);
        Assert.Equal([.. before.Chunk(7).SelectMany(row => (float[])[row[6], .. row[..6]])], _folder.Tensor("rnn.weight_ih_l0"));
    }

    /// <summary>Whatever is read, the others keep their probabilities and it gets none; its logit is the mean of theirs less 20.</summary>
    [Theory]
    [InlineData(3, false)]
    [InlineData(0, false)]
    [InlineData(5, true)]
    [InlineData(3, true)]
    public void Without_an_unknown_word_one_is_added_that_changes_no_probability(int embedding, bool tied)
    {
        string[] words = [.. Words, "siete"];
        TorchModel torch = new() { Embedding = embedding, Tied = tied, Layers = 2 };
        _folder.Vocabulary = _folder.Write("words.txt", string.Join('\n', words));
        CliRun run = _folder.Import(torch.Write(), "--json").Succeeds();
        Assert.Equal(JsonValueKind.Null, run.Json().GetProperty("unknownIndex").ValueKind);
        Assert.Contains("the vocabulary has no unknown word, so <unk> is added", run.Error, StringComparison.Ordinal);
        Assert.Equal(8, SavedModel.ShapeOf(_folder.Model).VocabularySize);
        FrozenModel grown = Load(_folder.Model);

        // The same weights under another word at row 0, which is then the unknown one: nothing is added.
        string original = _folder["original.safetensors"];
        CliRun.Of("import", "--weights", _folder.Weights, "--vocabulary", _folder.Vocabulary, "--out", original, "--unknown", words[0]).Succeeds();
        Session session = grown.CreateSession(), expected = Load(original).CreateSession();
        float[] all = new float[8], known = new float[7];
        foreach (int row in (int[])[0, 3, 1, 6, 6, 2, 5, 4])
        {
            session.Feed(row + 1);
            expected.Feed(row);
            session.Probabilities(all);
            expected.Probabilities(known);
            Assert.InRange(all[0], 0, 2.1e-9f);
            Assert.All(known.Zip(all[1..]), pair => Assert.Equal(pair.First, pair.Second, 2e-7f * pair.First));
        }

        session.Reset();
        session.Feed(Vocabulary.Unknown);
        session.Logits(all);
        Assert.All(all, logit => Assert.True(float.IsFinite(logit)));
    }

    [Fact]
    public void Rows_without_a_word_are_left_out()
    {
        _folder.Vocabulary = _folder.Write("words.json", """{"<unk>": 5, "uno": 1, "dos": 2, "cuatro": 4}""");
        CliRun run = _folder.Import(new TorchModel().Write()).Succeeds();
        Assert.Contains("3 of the 7 rows have no word in the vocabulary and are left out", run.Error, StringComparison.Ordinal);
        Assert.Equal(["<unk>", "uno", "dos", "cuatro"], SavedModel.VocabularyOf(_folder.Model).Words);
        Assert.Equal([.. Rows(WeightsWriter.Numbers(21, 1), [5, 1, 2, 4], 3), .. new float[9]], _folder.Tensor("embedding.weight"));
    }

    [Theory]
    [InlineData("<unk>\nuno\ndos\nuno\n", "has the word 'uno' twice, for rows 1 and 3")]
    [InlineData("<unk>\n\nuno\n", "has no word for row 1: it is empty")]
    [InlineData("<unk>\n1\n2\n3\n4\n5\n6\n7\n", "its word '7' has row 7, but 'embedding.weight' [7, 3] has 7, counted from 0")]
    [InlineData("<UNK>\n<oov>\nuno\n", "several words for the unknown: '<UNK>', '<oov>'")]
    [InlineData("""{"uno": 1, "dos": 1}""", "gives the word 'dos' the row 1, which 'uno' has too")]
    [InlineData("""{"uno": -1}""", "gives the word 'uno' the row -1")]
    [InlineData("""{"uno": 1, "uno": 2}""", "has the word 'uno' twice, for rows 1 and 2")]
    [InlineData("""{"uno": "1"}""", "an object from words to their rows")]
    [InlineData("""["uno", 2]""", "an array of words")]
    [InlineData("[]", "has no words")]
    [InlineData("""{"model": {"type": "BPE", "vocab": {"un": 0, "o": 1}}}""", "is of type BPE, which cuts words into pieces")]
    public void A_vocabulary_that_cannot_be_is_refused(string content, string reason)
    {
        _folder.Vocabulary = _folder.Write("words", content);
        _folder.Fails(new TorchModel().Write(), [reason]);
    }

    [Fact]
    public void A_file_named_json_must_be_json()
    {
        _folder.Vocabulary = _folder.Write("words.json", "uno\ndos\n");
        _folder.Fails(new TorchModel().Write(), ["is not valid JSON"]);
    }

    [Fact]
    public void An_unknown_word_that_is_not_there_is_named() => _folder.Fails(new TorchModel().Write(), ["the unknown word 'quatro' is not in the vocabulary", "Did you mean 'cuatro'?"], "--unknown", "quatro");

    [Fact]
    public void Two_unknown_words_are_one_too_many() => _folder.Fails(new TorchModel().Write(), ["'uno' is said to be the unknown word, but the vocabulary", "has '<unk>' as well"], "--unknown", "uno");

    [Theory]
    [InlineData("Uno", "1 of the 7 words (", "such as 'Uno'", "With --keep-case all of them are found.")]
    [InlineData("uno,", "such as 'uno,'", "With --tokenizer whitespace all of them are found.")]
    [InlineData("[PAD]", "such as '[PAD]'", "With --tokenizer whitespace all of them are found.")]
    [InlineData("OOV", "such as 'OOV'", "If 'OOV' stands for unknown words, add --unknown 'OOV'.")]
    [InlineData("a b", "such as 'a b'", "Spell them in the vocabulary as the tokenizer gives them.")]
    public void Words_that_no_text_has_are_refused_with_what_fits(string word, params string[] reasons)
    {
        _folder.Vocabulary = _folder.Write("words.txt", ImportFolder.Words.Replace("uno", word, StringComparison.Ordinal));
        _folder.Fails(new TorchModel().Write(), reasons);
    }

    [Theory]
    [InlineData("##no\n##os\n", "pieces of words, such as '##no', '##os'")]
    [InlineData("\u0120uno\n\u0120dos\n", "pieces of words, such as '\u0120uno'")]
    [InlineData("\u2581uno\n\u2581dos\n", "pieces of words, such as '\u2581uno'")]
    public void Pieces_of_words_are_refused_whatever_cuts_them(string pieces, string reason)
    {
        _folder.Vocabulary = _folder.Write("words.txt", ImportFolder.Words.Replace("uno\ndos\n", pieces, StringComparison.Ordinal));
        _folder.Fails(new TorchModel().Write(), [reason, "a vocabulary of words"], "--tokenizer", "whitespace");
    }

    [Theory]
    [InlineData("Uno", "--keep-case")]
    [InlineData("uno,", "--tokenizer", "whitespace")]
    [InlineData("<pad>")]
    [InlineData("<s>")]
    [InlineData("<eos>", "--tokenizer", "whitespace")]
    public void With_the_right_tokenizer_they_are_taken(string word, params string[] options)
    {
        _folder.Vocabulary = _folder.Write("words.txt", ImportFolder.Words.Replace("uno", word, StringComparison.Ordinal));
        _folder.Import(new TorchModel().Write(), options).Succeeds();
        Assert.Equal(word, SavedModel.VocabularyOf(_folder.Model)[1]);
    }

    private static FrozenModel Load(string path)
    {
        using ModelFile file = ModelFile.Open(path);
        return ModelClasses.Of(file, _ => { }).LoadFrozen(file, new FreezeOptions());
    }

    private static float[] Rows(float[] values, int[] rows, int columns) => [.. rows.SelectMany(row => values[(row * columns)..((row + 1) * columns)])];
}
