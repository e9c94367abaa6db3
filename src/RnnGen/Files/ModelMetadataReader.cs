using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RnnGen.Files;

namespace RnnGen;

/// <summary>A reader that checks the strings that <see cref="ModelMetadata"/> writes. Their lengths are limited before they are parsed.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="metadata">Its metadata.</param>
/// <param name="tokenizer">The tokenizer to split texts with, if the file's is not RnnGen's; null for RnnGen's.</param>
internal sealed class ModelMetadataReader(string path, SafetensorsMetadata metadata, TextTokenizer? tokenizer)
{
    private const int MaxLayers = 4;

    /// <summary>The longest string that is read, except for the vocabulary.</summary>
    private const int MaxTextBytes = 4096;

    /// <summary>The number of characters of another message that a message shows, since it may quote a value in turn.</summary>
    private const int MessageCharacters = ShownText.MessageLength - 60;

    /// <summary>Checks that the file is a model in a format that can be read.</summary>
    /// <exception cref="InvalidModelFileException">It is not.</exception>
    public void CheckFormat()
    {
        string format = Value(ModelMetadata.FormatKey);
        if (format.Split('.') is not [string majorText, string minorText]
            || !int.TryParse(majorText, NumberStyles.None, CultureInfo.InvariantCulture, out int major)
            || !int.TryParse(minorText, NumberStyles.None, CultureInfo.InvariantCulture, out int minor))
        {
            throw Invalid($"metadata '{ModelMetadata.FormatKey}' is '{ShownText.Of(format)}'; a version such as {ModelMetadata.FormatMajor}.0 is expected.");
        }

        if (major != ModelMetadata.FormatMajor)
        {
            string advice = major > ModelMetadata.FormatMajor ? "Read it with a newer version of RnnGen." : "Save it again with the version that wrote it.";
            throw Invalid($"the file has format {ShownText.Of(format)}, but this version of RnnGen reads format {ModelMetadata.FormatMajor}.x. {advice}");
        }

        if (minor == ModelMetadata.FormatMinor && metadata.Keys.FirstOrDefault(ModelMetadata.IsUnknown) is { } unknown)
        {
            throw Invalid($"it has metadata '{ShownText.Of(unknown)}', which format {ShownText.Of(format)} does not know. Is it misspelt, or damaged?");
        }
    }

    /// <summary>Reads the shape.</summary>
    /// <exception cref="InvalidModelFileException">A field is missing, unknown or out of its range.</exception>
    public ModelShape ReadShape()
    {
        ModelFileShape numbers = Parse(ModelMetadata.ShapeKey, ModelFileJson.Strict.ModelFileShape);
        ModelShape shape = new()
        {
            Cell = ParseName<RecurrentCell>(ModelMetadata.CellKey, Value(ModelMetadata.CellKey)),
            VocabularySize = InRange(nameof(ModelShape.VocabularySize), numbers.VocabularySize, 1),
            EmbeddingSize = InRange(nameof(ModelShape.EmbeddingSize), numbers.EmbeddingSize, 0),
            HiddenSize = InRange(nameof(ModelShape.HiddenSize), numbers.HiddenSize, 1),
            Layers = InRange(nameof(ModelShape.Layers), numbers.Layers, 1, MaxLayers),
            SequenceLength = InRange(nameof(ModelShape.SequenceLength), numbers.SequenceLength, 1),
            BatchSize = InRange(nameof(ModelShape.BatchSize), numbers.BatchSize, 1),
            Loss = ParseName<LossPosition>($"{ModelMetadata.ShapeKey}: {nameof(ModelShape.Loss)}", numbers.Loss),
            TieEmbeddings = numbers.TieEmbeddings,
        };
        if ((long)shape.Gates * shape.HiddenSize > int.MaxValue)
        {
            throw Invalid($"metadata '{ModelMetadata.ShapeKey}': {nameof(ModelShape.HiddenSize)} is {shape.HiddenSize}, too large for the {shape.Gates} gates of a {shape.Cell} cell.");
        }

        return shape is { TieEmbeddings: true, IsOneHot: true }
            ? throw Invalid($"metadata '{ModelMetadata.ShapeKey}': {nameof(ModelShape.TieEmbeddings)} is true, but there is no embedding: {nameof(ModelShape.EmbeddingSize)} is 0.")
            : shape;
    }

    /// <summary>Reads the checksum that the file was saved with; it must be present.</summary>
    /// <exception cref="InvalidModelFileException">It is too long to be one.</exception>
    public string ReadChecksum() => ShownText.Of(Value(ModelMetadata.ChecksumKey));

    /// <summary>Reads the errors of int8 weights; none where the file does not tell.</summary>
    /// <param name="tensors">The tensors of the file.</param>
    /// <param name="isTied">Whether the output layer's weights, if there are any, are a copy of the embedding, which has no errors of its own.</param>
    /// <exception cref="InvalidModelFileException">They are not those of the file's weights, its weights are not int8, or a number cannot be an error.</exception>
    public Dictionary<string, ModelFileQuantization> ReadErrors(IReadOnlyList<SafetensorsTensor> tensors, bool isTied)
    {
        const string Key = ModelMetadata.QuantizationKey;
        if (!metadata.TryGetUtf8(Key, out _))
        {
            return [];
        }

        if (!ModelFileTensors.HasInt8(tensors))
        {
            throw Invalid($"it has metadata '{Key}', which belongs to int8 weights, but its weights are {SafetensorsDtype.F32}. Remove it.");
        }

        Dictionary<string, ModelFileQuantization> errors = Parse(Key, ModelFileJson.Strict.DictionaryStringModelFileQuantization);
        string[] quantized = [.. tensors.Where(tensor => tensor.Dtype == SafetensorsDtype.I8 && !(isTied && tensor.Name == ModelTensors.OutputName)).Select(static tensor => tensor.Name)];
        foreach ((string name, ModelFileQuantization error) in errors)
        {
            if (!quantized.Contains(name))
            {
                throw Invalid($"metadata '{Key}': '{ShownText.Of(name)}' is none of its int8 tensors.");
            }

            if (error is not { MeanError: >= 0 } || !(error.MeanError <= error.LargestError) || !double.IsFinite(error.LargestError))
            {
                throw Invalid($"metadata '{Key}': the errors of '{name}' are no numbers with 0 <= meanError <= largestError.");
            }
        }

        string? missing = quantized.FirstOrDefault(name => !errors.ContainsKey(name));
        return missing is null ? errors : throw Invalid($"metadata '{Key}': it does not tell the errors of '{missing}'.");
    }

    /// <summary>Reads the vocabulary, with its tokenizer.</summary>
    /// <param name="shape">The shape that it must fit.</param>
    /// <exception cref="InvalidModelFileException">It is longer than the shape allows or not a valid vocabulary, or the tokenizer is a different one.</exception>
    public Vocabulary ReadVocabulary(ModelShape shape)
    {
        TextTokenizer read = ReadTokenizer(Parse(ModelMetadata.TokenizerKey, ModelFileJson.Strict.ModelFileTokenizer));
        Vocabulary vocabulary = Vocabulary.Read(read, ReadWords(shape.VocabularySize), out string? problem);
        return problem is null ? vocabulary : throw Invalid(problem);
    }

    private TextTokenizer ReadTokenizer(ModelFileTokenizer stored)
    {
        int rules = stored.Rules;
        if (rules is < FirstWordRules.Version or > TextTokenizer.CurrentRules)
        {
            throw Invalid($"its words follow version {rules} of the rules of tokenizers, but this version of RnnGen knows those up to {TextTokenizer.CurrentRules}. Read it with a newer version.");
        }

        if (!TextTokenizer.IsCulture(stored.Culture))
        {
            throw Invalid($"its words are lower-cased by the rules of the culture '{ShownText.Of(stored.Culture!)}', which RnnGen does not have.");
        }

        if (tokenizer is null)
        {
            return stored.Kind is WordTokenizer.KindName or WhitespaceTokenizer.KindName
                ? TextTokenizer.Create(stored.Kind, stored.LowerCase, stored.Culture).ByRules(rules)
                : throw Invalid($"its texts are split by a tokenizer of kind '{ShownText.Of(stored.Kind)}', which RnnGen does not have. Pass the tokenizer to {nameof(ModelFile)}.{nameof(ModelFile.Open)}.");
        }

        return tokenizer.Kind == stored.Kind && tokenizer.LowerCase == stored.LowerCase && tokenizer.Culture == stored.Culture
            ? tokenizer.ByRules(rules)
            : throw Invalid(
                $"its texts are split by a tokenizer of kind '{ShownText.Of(stored.Kind)}' with {Options(stored.LowerCase, stored.Culture)}, "
                + $"but one of kind '{tokenizer.Kind}' with {Options(tokenizer.LowerCase, tokenizer.Culture)} is given.");

        static string Options(bool lowerCase, string? culture) =>
            $"{nameof(TextTokenizer.LowerCase)} = {lowerCase}{(culture is null ? "" : $" and {nameof(TextTokenizer.Culture)} = {ShownText.Of(culture)}")}";
    }

    /// <summary>Reads the words twice, to count them and then to keep them, and stops at a list that is too long or a word that no tokenizer produces.</summary>
    private string[] ReadWords(int room)
    {
        ReadOnlyMemory<byte> json = Utf8(ModelMetadata.VocabularyKey);
        if (JsonLiterals.HasEndlessOne(json.Span))
        {
            throw Invalid($"metadata '{ModelMetadata.VocabularyKey}' cannot be read: it holds what is no string.");
        }

        try
        {
            string[] words = new string[ReadWords(json.Span, room, [])];
            ReadWords(json.Span, room, words);
            return words;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Invalid($"metadata '{ModelMetadata.VocabularyKey}' cannot be read: {ShownText.Of(e.Message, MessageCharacters)}", e);
        }
    }

    /// <summary>Reads the words into an array, as far as it reaches, and returns how many there are.</summary>
    private int ReadWords(ReadOnlySpan<byte> json, int room, string[] words)
    {
        int count = 0;
        Utf8JsonReader reader = new(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            throw Invalid($"metadata '{ModelMetadata.VocabularyKey}': it is not an array.");
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            // Messages are made where they are needed: one a word would take more memory than the file.
            if (count == room)
            {
                throw Invalid($"metadata '{ModelMetadata.VocabularyKey}': it is not within the VocabularySize of {room} words.");
            }

            if (reader.TokenType != JsonTokenType.String)
            {
                throw Invalid($"metadata '{ModelMetadata.VocabularyKey}': word {count} is not a string.");
            }

            if (count < words.Length)
            {
                words[count] = ReadWord(ref reader, count);
            }

            count++;
        }

        // Reading to the end finds anything but spaces after the array.
        reader.Read();
        return count;
    }

    private string ReadWord(ref Utf8JsonReader reader, int token)
    {
        // A character takes at most 6 bytes, when escaped.
        string? word = reader.ValueSpan.Length <= 6 * TextTokenizer.MaxTokenLength ? reader.GetString() : null;
        return word is { Length: <= TextTokenizer.MaxTokenLength }
            ? word
            : throw Invalid($"word {token} of metadata '{ModelMetadata.VocabularyKey}' is longer than the {TextTokenizer.MaxTokenLength} characters of the longest token.");
    }

    private string Value(string key) => Utf8(key).Length is int length && length <= MaxTextBytes
        ? metadata.Text(key)
        : throw Invalid($"metadata '{key}' has {length} bytes; at most {MaxTextBytes} are read.");

    private ReadOnlyMemory<byte> Utf8(string key) => metadata.TryGetUtf8(key, out ReadOnlyMemory<byte> utf8)
        ? utf8
        : throw Invalid($"it has no metadata '{key}'. A model file carries its shape and vocabulary in its metadata; bare weights do not.");

    private T Parse<T>(string key, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(Value(key), type) ?? throw Invalid($"metadata '{key}' is null.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Invalid($"metadata '{key}' cannot be read: {ShownText.Of(e.Message, MessageCharacters)}", e);
        }
    }

    // Enum.Parse would take numbers and lists of names as well.
    private T ParseName<T>(string what, string name)
        where T : struct, Enum
    {
        int index = Array.IndexOf(Enum.GetNames<T>(), name);
        return index >= 0
            ? Enum.GetValues<T>()[index]
            : throw Invalid($"metadata '{what}' is '{ShownText.Of(name)}'; known values are {string.Join(", ", Enum.GetNames<T>())}. A newer version of RnnGen may know more.");
    }

    private int InRange(string field, int value, int minimum, int maximum = int.MaxValue) => value >= minimum && value <= maximum
        ? value
        : throw Invalid($"metadata '{ModelMetadata.ShapeKey}': {field} is {value}, outside [{minimum}, {maximum}].");

    private InvalidModelFileException Invalid(string problem, Exception? inner = null) => new(path, problem, inner);
}
