using System.Text.RegularExpressions;

namespace RnnGen.Fuzz;

/// <summary>Valid model files, small enough that one is read in some microseconds.</summary>
internal static partial class FileSeeds
{
    private static readonly string[] Words = [Vocabulary.UnknownWord, "señor", "\"", "d'or", "😀", "w5", "w6", "w7"];

    /// <summary>A vocabulary of a file, of one word less than V, so that a row stays unused.</summary>
    /// <param name="tokenizer">What cuts its texts.</param>
    /// <param name="vocabularySize">V.</param>
    public static Vocabulary VocabularyOf(TextTokenizer tokenizer, int vocabularySize) => new(tokenizer, Words[..(vocabularySize - 1)]);

    /// <summary>The files of a model class: as it saves them, without a checksum, with a string of another program's.</summary>
    /// <typeparam name="TModel">The class.</typeparam>
    public static IReadOnlyList<byte[]> Of<TModel>()
        where TModel : RnnModel, IRnnModel<TModel>
    {
        byte[] words = Save(TModel.Create(VocabularyOf(WordTokenizer.Default, TModel.Shape.VocabularySize), seed: 1));
        byte[] lines = Save(TModel.Create(new Vocabulary(WhitespaceTokenizer.Default, [Vocabulary.UnknownWord, "<eos>", "Señor"]), seed: 2));
        List<byte[]> seeds = [words, lines, Edit(words, header => Checksum().Replace(header, "")), Edit(lines, header => Checksum().Replace(header, ",\"format\":\"pt\""))];
        if (TModel.Shape.TieEmbeddings)
        {
            seeds.Add(WithCopy(words, TModel.Shape));
        }

        return seeds;
    }

    /// <summary>The int8 files of a model class: as it saves them, without a checksum, without their errors, with a copy of tied embeddings.</summary>
    /// <typeparam name="TModel">The class.</typeparam>
    public static IReadOnlyList<byte[]> Int8Of<TModel>()
        where TModel : RnnModel, IRnnModel<TModel>
    {
        byte[] int8 = TModel.Create(VocabularyOf(WordTokenizer.Default, TModel.Shape.VocabularySize), seed: 1).Freeze(new FreezeOptions { Precision = WeightPrecision.Int8 }).Save().ToArray();
        List<byte[]> seeds = [int8, Edit(int8, header => Checksum().Replace(header, "")), Edit(int8, header => Errors().Replace(Checksum().Replace(header, ""), ""))];
        if (TModel.Shape.TieEmbeddings)
        {
            seeds.Add(WithInt8Copy(int8, TModel.Shape));
        }

        return seeds;
    }

    private static byte[] Save(RnnModel model) => model.Save().ToArray();

    /// <summary>The second copy of tied embeddings that PyTorch writes as the output layer.</summary>
    private static byte[] WithCopy(byte[] file, ModelShape shape)
    {
        SafetensorsParts parts = new(file);
        int bytes = shape.VocabularySize * shape.EmbeddingSize * sizeof(float);
        int end = parts.Data.Length + bytes;
        parts.Header = $"{parts.Header.TrimEnd()[..^1]},\"output.weight\":{{\"dtype\":\"F32\",\"shape\":[{shape.VocabularySize},{shape.EmbeddingSize}],\"data_offsets\":[{parts.Data.Length},{end}]}}}}";

        // The embedding is the first tensor.
        parts.Data = [.. parts.Data, .. parts.Data[..bytes]];
        parts.Seal();
        return parts.ToBytes();
    }

    /// <summary>The same of an int8 file, whose first tensor is the embedding's scales, and whose first bytes come after all floats.</summary>
    private static byte[] WithInt8Copy(byte[] file, ModelShape shape)
    {
        using ModelFile opened = ModelFile.Open(file);
        SafetensorsTensor weights = opened.Tensors.Single(tensor => tensor.Name == "embedding.weight"), scales = opened.Tensors.Single(tensor => tensor.Name == "embedding.weight.scale");
        SafetensorsParts parts = new(file);
        int begin = parts.Data.Length, middle = begin + (shape.VocabularySize * sizeof(float)), end = middle + (shape.VocabularySize * shape.EmbeddingSize);
        string entries = $"\"output.weight.scale\":{{\"dtype\":\"F32\",\"shape\":[{shape.VocabularySize}],\"data_offsets\":[{begin},{middle}]}},"
            + $"\"output.weight\":{{\"dtype\":\"I8\",\"shape\":[{shape.VocabularySize},{shape.EmbeddingSize}],\"data_offsets\":[{middle},{end}]}}";
        parts.Header = $"{parts.Header.TrimEnd()[..^1]},{entries}}}";
        parts.Data = [.. parts.Data, .. parts.Data[(int)scales.Begin..(int)scales.End], .. parts.Data[(int)weights.Begin..(int)weights.End]];
        parts.Seal();
        return parts.ToBytes();
    }

    private static byte[] Edit(byte[] file, Func<string, string> edit)
    {
        SafetensorsParts parts = new(file);
        parts.Header = edit(parts.Header);
        return parts.ToBytes();
    }

    [GeneratedRegex(",\"rnngen.checksum\":\"[^\"]*\"")]
    private static partial Regex Checksum();

    [GeneratedRegex(",\"rnngen.quantization\":\"(\\\\.|[^\"\\\\])*\"")]
    private static partial Regex Errors();
}
