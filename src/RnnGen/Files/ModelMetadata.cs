using System.Text.Json;
using RnnGen.Files;

namespace RnnGen;

/// <summary>The strings of a model file's metadata, which hold the shape and the vocabulary. <see cref="ModelMetadataReader"/> reads them.</summary>
internal static class ModelMetadata
{
    public const string FormatKey = "rnngen.format";
    public const string CellKey = "rnngen.cell";
    public const string ShapeKey = "rnngen.shape";
    public const string TokenizerKey = "rnngen.tokenizer";
    public const string VocabularyKey = "rnngen.vocabulary";
    public const string QuantizationKey = "rnngen.quantization";
    public const string ChecksumKey = "rnngen.checksum";

    /// <summary>The major version: files of another one are not read. A minor version adds what older readers may ignore.</summary>
    public const int FormatMajor = 1;

    /// <summary>The minor version: files of this one have no other metadata of ours than what is read.</summary>
    public const int FormatMinor = 0;

    private const string Format = "1.0";

    private const string Prefix = "rnngen.";

    private const int MaxKindLength = 64;

    /// <summary>The metadata that the checksum covers besides the tensors; what a file does not have counts as empty.</summary>
    public static string[] CheckedKeys { get; } = [CellKey, ShapeKey, TokenizerKey, VocabularyKey, QuantizationKey];

    /// <summary>Whether a name is of ours, but of no string that is read: a misspelt checksum would otherwise check nothing. Other programs' names are theirs.</summary>
    public static bool IsUnknown(string key) => key.StartsWith(Prefix, StringComparison.Ordinal) && key is not (FormatKey or CellKey or ShapeKey or TokenizerKey or VocabularyKey or QuantizationKey or ChecksumKey);

    /// <summary>Creates all of the metadata except for the checksum.</summary>
    /// <exception cref="ArgumentException">The vocabulary has more words than the model, or a word is not well-formed UTF-16.</exception>
    public static Dictionary<string, string> Write(ModelShape shape, Vocabulary vocabulary)
    {
        if (vocabulary.Count > shape.VocabularySize)
        {
            throw new ArgumentException($"The vocabulary has {vocabulary.Count} words, more than the {shape.VocabularySize} that the model holds.", nameof(vocabulary));
        }

        ModelFileShape numbers = new()
        {
            VocabularySize = shape.VocabularySize,
            EmbeddingSize = shape.EmbeddingSize,
            HiddenSize = shape.HiddenSize,
            Layers = shape.Layers,
            SequenceLength = shape.SequenceLength,
            BatchSize = shape.BatchSize,
            Loss = shape.Loss.ToString(),
            TieEmbeddings = shape.TieEmbeddings,
        };
        ModelFileTokenizer tokenizer = new()
        {
            Kind = NameOf(vocabulary.Tokenizer),
            LowerCase = vocabulary.Tokenizer.LowerCase,
            Rules = vocabulary.Tokenizer.Rules == FirstWordRules.Version ? default : vocabulary.Tokenizer.Rules,
            Culture = vocabulary.Tokenizer.Culture,
        };
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [FormatKey] = Format,
            [CellKey] = shape.Cell.ToString(),
            [ShapeKey] = JsonSerializer.Serialize(numbers, ModelFileJson.Strict.ModelFileShape),
            [TokenizerKey] = JsonSerializer.Serialize(tokenizer, ModelFileJson.Strict.ModelFileTokenizer),
            [VocabularyKey] = JsonSerializer.Serialize(WellFormed(vocabulary.Words), ModelFileJson.Strict.StringArray),
        };
    }

    /// <summary>Adds the errors of int8 weights, if they are known. A diverged model has none, and is refused when its tensors are written.</summary>
    public static void AddErrors(Dictionary<string, string> metadata, IReadOnlyList<QuantizationError> errors)
    {
        if (errors.Count > 0 && errors.All(static error => double.IsFinite(error.Largest)))
        {
            Dictionary<string, ModelFileQuantization> stored = errors.ToDictionary(error => error.Tensor, error => new ModelFileQuantization { LargestError = error.Largest, MeanError = error.Mean });
            metadata.Add(QuantizationKey, JsonSerializer.Serialize(stored, ModelFileJson.Strict.DictionaryStringModelFileQuantization));
        }
    }

    private static string NameOf(TextTokenizer tokenizer) => tokenizer.Kind is { Length: > 0 and <= MaxKindLength } kind && kind.All(char.IsAscii)
        ? kind
        : throw new ArgumentException($"The {nameof(TextTokenizer.Kind)} of the vocabulary's tokenizer must have 1 to {MaxKindLength} ASCII characters to be saved.", nameof(tokenizer));

    // A lone surrogate has no UTF-8 form: two such words would become one, and the file could not be read back.
    private static string[] WellFormed(IReadOnlyList<string> words)
    {
        for (int token = 0; token < words.Count; token++)
        {
            if (words[token].Length > TextTokenizer.MaxTokenLength)
            {
                throw new ArgumentException($"Word {token} of the vocabulary has {words[token].Length} characters, more than the {TextTokenizer.MaxTokenLength} of the longest token, and cannot be saved.", nameof(words));
            }

            if (Utf16.IndexOfLoneSurrogate(words[token]) >= 0)
            {
                throw new ArgumentException($"Word {token} of the vocabulary, '{words[token]}', holds a lone surrogate and cannot be saved.", nameof(words));
            }
        }

        return [.. words];
    }
}
