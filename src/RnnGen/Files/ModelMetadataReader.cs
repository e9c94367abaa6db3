using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RnnGen;

/// <summary>Reads and checks the strings that <see cref="ModelMetadata"/> writes.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="metadata">Its metadata.</param>
internal sealed class ModelMetadataReader(string path, IReadOnlyDictionary<string, string> metadata)
{
    private const int MaxLayers = 4;

    /// <summary>Makes sure that the file is a model and of a format that can be read.</summary>
    /// <exception cref="InvalidModelFileException">It is not.</exception>
    public void CheckFormat()
    {
        string format = Value(ModelMetadata.FormatKey);
        if (format.Split('.') is not [string majorText, string minorText]
            || !int.TryParse(majorText, NumberStyles.None, CultureInfo.InvariantCulture, out int major)
            || !int.TryParse(minorText, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw Invalid($"metadata '{ModelMetadata.FormatKey}' is '{format}'; expected is a version such as {ModelMetadata.FormatMajor}.0.");
        }

        if (major != ModelMetadata.FormatMajor)
        {
            string advice = major > ModelMetadata.FormatMajor ? "Read it with a newer version of RnnGen." : "Save it again with the version that wrote it.";
            throw Invalid($"the file has format {format}, but this version of RnnGen reads format {ModelMetadata.FormatMajor}.x. {advice}");
        }
    }

    /// <summary>The shape.</summary>
    /// <exception cref="InvalidModelFileException">A field is missing, unknown or out of its range.</exception>
    public ModelShape ReadShape()
    {
        ModelFileShape numbers = Parse(ModelMetadata.ShapeKey, ModelFileJson.Strict.ModelFileShape);
        ModelShape shape = new(
            ParseName<RecurrentCell>(ModelMetadata.CellKey, Value(ModelMetadata.CellKey)),
            InRange(nameof(ModelShape.VocabularySize), numbers.VocabularySize, 1),
            InRange(nameof(ModelShape.EmbeddingSize), numbers.EmbeddingSize, 0),
            InRange(nameof(ModelShape.HiddenSize), numbers.HiddenSize, 1),
            InRange(nameof(ModelShape.Layers), numbers.Layers, 1, MaxLayers),
            InRange(nameof(ModelShape.SequenceLength), numbers.SequenceLength, 1),
            InRange(nameof(ModelShape.BatchSize), numbers.BatchSize, 1),
            ParseName<LossPosition>($"{ModelMetadata.ShapeKey}: {nameof(ModelShape.Loss)}", numbers.Loss),
            numbers.TieEmbeddings);
        return shape is { TieEmbeddings: true, IsOneHot: true }
            ? throw Invalid($"metadata '{ModelMetadata.ShapeKey}': {nameof(ModelShape.TieEmbeddings)} is true, but there is no embedding: {nameof(ModelShape.EmbeddingSize)} is 0.")
            : shape;
    }

    /// <summary>The vocabulary, with its tokenizer.</summary>
    /// <param name="shape">The shape that it must fit.</param>
    /// <exception cref="InvalidModelFileException">It is longer than the shape admits, or not a valid vocabulary.</exception>
    public Vocabulary ReadVocabulary(ModelShape shape)
    {
        ModelFileTokenizer tokenizer = Parse(ModelMetadata.TokenizerKey, ModelFileJson.Strict.ModelFileTokenizer);
        string[] words = Parse(ModelMetadata.VocabularyKey, ModelFileJson.Strict.StringArray);
        if (words.Length > shape.VocabularySize)
        {
            throw Invalid($"metadata '{ModelMetadata.VocabularyKey}' has {words.Length} words, more than its VocabularySize of {shape.VocabularySize}.");
        }

        try
        {
            return new Vocabulary(TextTokenizer.Create(tokenizer.Kind, tokenizer.LowerCase), words);
        }
        catch (ArgumentException e)
        {
            throw Invalid(e.Message, e);
        }
    }

    private string Value(string key) => metadata.TryGetValue(key, out string? value)
        ? value
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
            throw Invalid($"metadata '{key}' cannot be read: {e.Message}", e);
        }
    }

    // Enum.Parse would take numbers and lists of names as well.
    private T ParseName<T>(string what, string name)
        where T : struct, Enum
    {
        int index = Array.IndexOf(Enum.GetNames<T>(), name);
        return index >= 0
            ? Enum.GetValues<T>()[index]
            : throw Invalid($"metadata '{what}' is '{name}'; known are {string.Join(", ", Enum.GetNames<T>())}. A newer version of RnnGen may know more.");
    }

    private int InRange(string field, int value, int minimum, int maximum = int.MaxValue) => value >= minimum && value <= maximum
        ? value
        : throw Invalid($"metadata '{ModelMetadata.ShapeKey}': {field} is {value}, outside [{minimum}, {maximum}].");

    private InvalidModelFileException Invalid(string problem, Exception? inner = null) => new(path, problem, inner);
}
