using System.Text;

namespace RnnGen.Tests;

/// <summary>A file that claims what it does not hold costs no more than its own bytes twice, and a valid one hardly more than its parameters.</summary>
public sealed class ModelFileMemoryTests
{
    // What exceptions, strings of messages and the first call of a method take.
    private const long Overhead = 256 * 1024;

    private const string Metadata =
        """ "rnngen.format":"1.0","rnngen.cell":"Tanh","rnngen.tokenizer":"{\"kind\":\"word\",\"lowerCase\":true}","rnngen.shape":"{\"VocabularySize\":2000000000,\"EmbeddingSize\":0,\"HiddenSize\":1,\"Layers\":1,\"SequenceLength\":1,\"BatchSize\":1,\"Loss\":\"EveryStep\"}" """;

    public static TheoryData<string, string> ForgedHeaders => new()
    {
        { "a tensor of a million dimensions", $$$"""{"x":{"dtype":"F32","shape":[{{{Repeat("1,", 1_000_000)}}}1],"data_offsets":[0,4]}}""" },
        { "offsets without end", $$$"""{"x":{"dtype":"F32","shape":[1],"data_offsets":[{{{Repeat("0,", 1_000_000)}}}4]}}""" },
        { "100,000 empty tensors", "{" + Numbered(100_000, i => $"\"t{i}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}") + "}" },
        { "100,000 strings of metadata", OfMetadata(Numbered(100_000, i => $"\"k{i}\":\"\"")) },
        { "a format of 4 MB", OfMetadata($"\"rnngen.format\":\"{Repeat("1", 4_000_000)}\"") },
        { "a dtype of 4 MB", $$$"""{"x":{"dtype":"{{{Repeat("F", 4_000_000)}}}","shape":[0],"data_offsets":[0,0]}}""" },
        { "a name of 4 MB", $$$"""{"{{{Repeat("n", 4_000_000)}}}":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}""" },
        { "a vocabulary without rows", OfVocabulary($"[{Numbered(400_000, i => $"\\\"{i}\\\"")}]") },
        { "a word of 4 MB", OfVocabulary($"[\\\"{Repeat("w", 4_000_000)}\\\"]") },
        { "escapes", OfVocabulary(Repeat(@"\u0022\ud83d\ude00", 200_000)) },
        { "half a surrogate pair", OfMetadata("""
            "rnngen.format":"\ud83d"
            """) },
        { "a literal of 4 MB", "{\"a\":n" + Repeat("x", 4_000_000) },
        { "a literal of 4 MB among the words", OfVocabulary("[" + Repeat("x", 4_000_000) + "]") },
        { "depth", Repeat("[", 1_000_000) },
    };

    [Theory]
    [MemberData(nameof(ForgedHeaders))]
    public void A_forged_header_is_refused_in_few_words_and_little_memory(string what, string header)
    {
        byte[] file = SafetensorsBytes.File(header);

        // Where the length of a stream is not known, the header is read in growing pieces, of which two are held at a time.
        foreach ((int factor, Func<ModelFile> open) in ((int, Func<ModelFile>)[])[(2, () => ModelFile.Open(file)), (3, () => ModelFile.Open(new UnseekableStream(file)))])
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            InvalidModelFileException e = Assert.Throws<InvalidModelFileException>(() => { open(); });
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated <= ((long)factor * file.Length) + Overhead, $"{what}: {allocated:N0} bytes for a file of {file.Length:N0}");
            Assert.InRange(e.Message.Length, 1, 300 + "Model file '(memory)': ".Length);
        }
    }

    /// <summary>A stream that does not know its length is believed no more than it delivers.</summary>
    [Theory]
    [InlineData(400_000_000, 1)]
    [InlineData(1, 400_000_000)]
    public void Tensors_that_are_claimed_but_not_there_take_no_memory(int vocabularySize, int embeddingSize)
    {
        ModelShape shape = new() { Cell = RecurrentCell.Tanh, VocabularySize = vocabularySize, EmbeddingSize = embeddingSize, HiddenSize = 1 };
        long end = 0;
        string tensors = string.Join(',', ModelTensors.Of(shape).Where(tensor => tensor.Value.Aggregate(1L, (product, size) => product * size) < int.MaxValue).Select(tensor =>
        {
            long begin = end;
            end += tensor.Value.Aggregate(4L, (product, size) => product * size);
            return $"\"{tensor.Key}\":{{\"dtype\":\"F32\",\"shape\":{SafetensorsTensor.Format(tensor.Value)},\"data_offsets\":[{begin},{end}]}}";
        }));
        string sizes = $"{{\\\"VocabularySize\\\":{vocabularySize},\\\"EmbeddingSize\\\":{embeddingSize},\\\"HiddenSize\\\":1,\\\"Layers\\\":1,\\\"SequenceLength\\\":1,\\\"BatchSize\\\":1,\\\"Loss\\\":\\\"EveryStep\\\"}}";
        string metadata = $"\"rnngen.format\":\"1.0\",\"rnngen.cell\":\"Tanh\",\"rnngen.tokenizer\":\"{{\\\"kind\\\":\\\"word\\\",\\\"lowerCase\\\":true}}\",\"rnngen.vocabulary\":\"[\\\"<unk>\\\"]\",\"rnngen.shape\":\"{sizes}\"";
        byte[] bytes = SafetensorsBytes.File("{\"__metadata__\":{" + metadata + "}," + tensors + "}");
        using ModelFile file = ModelFile.Open(new UnseekableStream(bytes));

        long before = GC.GetAllocatedBytesForCurrentThread();
        InvalidModelFileException e = Assert.Throws<InvalidModelFileException>(file.Verify);
        Assert.Contains("ends within tensor", e.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16_000_000);
    }

    [Theory]
    [InlineData(RecurrentCell.Lstm, 400, 64, 512, false)]
    [InlineData(RecurrentCell.Gru, 320, 512, 512, true)]
    public void A_valid_file_takes_a_tenth_more_than_its_size(RecurrentCell cell, int v, int e, int h, bool tied)
    {
        ModelFixture model = new(new ModelShape { Cell = cell, VocabularySize = v, EmbeddingSize = e, HiddenSize = h, TieEmbeddings = tied });
        using MemoryStream stream = new();
        new ModelFileWriter(model.Shape, model.Tensors, model.Parameters, model.Vocabulary).Write(stream);

        byte[] bytes = stream.ToArray();
        ModelFile.Open(bytes).Verify();
        long before = GC.GetAllocatedBytesForCurrentThread();
        using ModelFile file = ModelFile.Open(bytes);
        float[] parameters = model.Load(file);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(model.Parameters[..1000], parameters[..1000]);
        Assert.True(allocated <= (bytes.Length * 11L / 10) + Overhead, $"{allocated:N0} bytes for a file of {bytes.Length:N0}");
    }

    /// <summary>
    /// A word takes a string and 14 bytes beside it, whatever the file has for it: some 50 bytes, and 2 a character. So the limit is twice the file's size but for networks
    /// too narrow to be of use, of which a word has no more than 20 bytes in the file.
    /// </summary>
    [Theory]
    [InlineData(1, 300)]
    [InlineData(4, 200)]
    [InlineData(16, 200)]
    public void Many_words_take_less_than_twice_the_file(int hiddenSize, int percent)
    {
        const int words = 200_000;
        ModelShape shape = new() { Cell = RecurrentCell.Tanh, VocabularySize = words, HiddenSize = hiddenSize };
        ModelFixture model = new(shape);
        model.Vocabulary = new Vocabulary(WordTokenizer.Default, ["<unk>", .. Enumerable.Range(1, words - 1).Select(ShortWord)]);
        using MemoryStream stream = new();
        new ModelFileWriter(model.Shape, model.Tensors, model.Parameters, model.Vocabulary).Write(stream);
        byte[] bytes = stream.ToArray();
        ModelFile.Open(bytes).Verify();

        long before = GC.GetAllocatedBytesForCurrentThread();
        using ModelFile file = ModelFile.Open(bytes);
        Assert.Equal(words, file.Vocabulary.Count);
        file.Verify();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(allocated <= bytes.LongLength * percent / 100, $"{allocated:N0} bytes for a file of {bytes.Length:N0}: {allocated / (double)bytes.Length:N2} times");
    }

    /// <summary>As short as different words can be: letters are its digits.</summary>
    private static string ShortWord(int number) => number < 26 ? $"{(char)('a' + number)}" : $"{ShortWord((number / 26) - 1)}{(char)('a' + (number % 26))}";

    private static string OfMetadata(string entries) => "{\"__metadata__\":{" + entries + "}}";

    private static string OfVocabulary(string words) => OfMetadata($"{Metadata},\"rnngen.vocabulary\":\"{words}\"");

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static string Numbered(int count, Func<int, string> item) => string.Join(',', Enumerable.Range(0, count).Select(item));
}
