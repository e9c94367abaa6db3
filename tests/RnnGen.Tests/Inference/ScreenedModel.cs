using System.Runtime.InteropServices;

namespace RnnGen.Tests;

/// <summary>Models whose output rows and states a test chooses, frozen in both precisions.</summary>
internal sealed partial class ScreenedModel
{
    private ScreenedModel(RnnModel model, FreezeOptions options)
    {
        Model = model;
        Exact = model.Freeze(options with { Precision = WeightPrecision.Float32 });
        Quantized = model.Freeze(options with { Precision = WeightPrecision.Int8 });
    }

    public RnnModel Model { get; }

    public FrozenModel Exact { get; }

    public FrozenModel Quantized { get; }

    /// <summary>A model with these rows, each ending in its bias: K + 1 numbers.</summary>
    public static ScreenedModel Of(IReadOnlyList<float[]> rows, FreezeOptions? options = null, IReadOnlyList<string>? words = null)
    {
        Vocabulary vocabulary = words is null ? BigramModel.Words(rows.Count) : new Vocabulary(WordTokenizer.Default, [Vocabulary.UnknownWord, .. words]);
        RnnModel model = (rows[0].Length - 1, rows.Count) switch
        {
            (5, _) => new Five(vocabulary, seed: 1),
            (6, _) => new Six(vocabulary, seed: 1),
            (19, _) => new Nineteen(vocabulary, seed: 1),
            _ => new Projected(vocabulary, seed: 1),
        };
        Fill(model, rows);
        return new ScreenedModel(model, options ?? new FreezeOptions());
    }

    /// <summary>Writes rows into a model, zeros after the last.</summary>
    public static void Fill(RnnModel model, IReadOnlyList<float[]> rows)
    {
        int depth = model.Shape.OutputDepth;
        float[] weights = new float[model.Shape.VocabularySize * depth], biases = new float[model.Shape.VocabularySize];
        for (int word = 0; word < rows.Count; word++)
        {
            rows[word].AsSpan(0, depth).CopyTo(weights.AsSpan(word * depth));
            biases[word] = rows[word][depth];
        }

        model.WriteTensor(model.Shape.TieEmbeddings ? "embedding.weight" : "output.weight", weights);
        model.WriteTensor("output.bias", biases);
    }

    /// <summary>The bytes of a state in which the output layer's input is <paramref name="input"/>.</summary>
    public byte[] StateOf(ReadOnlySpan<float> input)
    {
        Session session = Quantized.CreateSession();
        byte[] bytes = new byte[session.StateSizeInBytes];
        session.CopyTo(bytes);
        Span<float> carried = MemoryMarshal.Cast<byte, float>(bytes.AsSpan())[^Quantized.Bound.Network.Layout.CarriedFloats..];
        input.CopyTo(carried[Quantized.Bound.Network.Layout.OutputInputOffset..]);
        return bytes;
    }

    /// <summary>A session of one precision in that state.</summary>
    public static Session SessionIn(FrozenModel frozen, byte[] state)
    {
        Session session = frozen.CreateSession();
        session.Restore(state);
        return session;
    }

    /// <summary>The fp32 logits in a state.</summary>
    public float[] ExactLogits(byte[] state) => Logits(Exact, state);

    /// <summary>The int8 logits in a state.</summary>
    public float[] QuantizedLogits(byte[] state) => Logits(Quantized, state);

    /// <summary>What scores words again in a state.</summary>
    public Screening ScreeningIn(byte[] state)
    {
        RecurrentState recurrent = new(Quantized.Bound, LogitBlocks.BlockFloats);
        recurrent.Restore(state);
        return recurrent.Screen()!;
    }

    private static float[] Logits(FrozenModel frozen, byte[] state)
    {
        float[] logits = new float[frozen.Vocabulary.Count];
        SessionIn(frozen, state).Logits(logits);
        return logits;
    }

    [RnnModel(RecurrentCell.Tanh, VocabularySize = 17, HiddenSize = 5)]
    internal sealed partial class Five;

    [RnnModel(RecurrentCell.Relu, VocabularySize = 100, HiddenSize = 6)]
    internal sealed partial class Six;

    [RnnModel(RecurrentCell.Relu, VocabularySize = 1000, HiddenSize = 19)]
    internal sealed partial class Nineteen;

    [RnnModel(RecurrentCell.Tanh, VocabularySize = 1000, EmbeddingSize = 24, HiddenSize = 7, TieEmbeddings = true)]
    internal sealed partial class Projected;
}
