using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace RnnGen.Training;

/// <summary>
/// All that decides the bits of the trained model, each under a name: a checkpoint continues its own run alone. The number of threads is not part of it, and
/// neither are the initial parameters, which the checkpoint replaces.
/// </summary>
/// <param name="Values">Names and values as text, in the order in which differences are looked for.</param>
internal sealed record RunIdentity(IReadOnlyList<KeyValuePair<string, string>> Values)
{
    private const int MaxLength = 500;

    /// <summary>The identity of a run.</summary>
    public static RunIdentity Create(Trainer trainer, SequenceDataset train, ReadOnlySpan<int> validation)
    {
        RnnModel model = trainer.Model;
        TrainingOptions options = trainer.Options;
        Vocabulary vocabulary = model.Vocabulary;
        string tokenizer = $"{vocabulary.Tokenizer.Kind}{(vocabulary.Tokenizer.LowerCase ? ", lower-cased" : "")}{(vocabulary.Tokenizer.Culture is null ? "" : $" ({vocabulary.Tokenizer.Culture})")}";
        return new RunIdentity(
        [
            new("model", $"{model.Shape}"),
            new("memory layout", HashOf(string.Join('\n', model.Tensors))),
            new("vocabulary", $"{vocabulary.Count} words ({tokenizer}), {HashOf(string.Join('\n', vocabulary.Words))}"),
            new("training data", $"{Shortened($"{train}")} of {TextOf(train.Tokens.Span)}"),
            new("validation text", TextOf(validation)),
            new(nameof(options.Epochs), Invariant($"{options.Epochs}")),
            new(nameof(options.Optimizer), Shortened($"{options.Optimizer}")),
            new(nameof(options.Schedule), Shortened($"{options.Schedule}")),
            new(nameof(options.ClipNorm), Invariant($"{options.ClipNorm}")),
            new(nameof(options.ClipValue), Invariant($"{options.ClipValue}")),
            new(nameof(options.Patience), Invariant($"{options.Patience}")),
            .. ValuesOf(options.Dropout),
            new(nameof(options.ActivationRegularization), Invariant($"{options.ActivationRegularization}")),
            new(nameof(options.TemporalActivationRegularization), Invariant($"{options.TemporalActivationRegularization}")),
            new(nameof(options.SoftTargets), options.SoftTargets is null ? "none" : Invariant($"{options.SoftTargets}, weight {options.SoftTargetWeight}")),
            new(nameof(options.Averaging), $"{options.Averaging}"),
            new(nameof(options.SampledWords), Invariant($"{options.SampledWords}")),
            new(nameof(options.Seed), Invariant($"{options.Seed}")),
        ]);
    }

    private static KeyValuePair<string, string>[] ValuesOf(DropoutRates rates) =>
    [
        new("Dropout.Embedding", Invariant($"{rates.Embedding}")),
        new("Dropout.Words", Invariant($"{rates.Words}")),
        new("Dropout.Layers", Invariant($"{rates.Layers}")),
        new("Dropout.Output", Invariant($"{rates.Output}")),
        new("Dropout.RecurrentWeights", Invariant($"{rates.RecurrentWeights}")),
        new("Dropout.PerSequence", $"{rates.PerSequence}"),
    ];

    private static string TextOf(ReadOnlySpan<int> tokens) => $"{tokens.Length} words, {HashOf(MemoryMarshal.AsBytes(tokens))}";

    /// <summary>What a user's own class says of itself may be of any length; a hash tells the rest.</summary>
    private static string Shortened(string text) => text.Length <= MaxLength ? text : $"{text[..CutOf(text)]}… {HashOf(text)}";

    /// <summary>Half of a pair of surrogates has no UTF-8 form, and would not be read back as it was written.</summary>
    private static int CutOf(string text) => char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength;

    private static string HashOf(string text) => HashOf(Encoding.UTF8.GetBytes(text));

    /// <summary>A hash as text, such as <c>xxh3:0123456789abcdef</c>.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Invariant($"xxh3:{XxHash3.HashToUInt64(bytes):x16}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
