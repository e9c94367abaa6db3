using CsCheck;

namespace RnnGen.Generators.Tests.Properties;

/// <summary>What a model is to learn, and how.</summary>
/// <param name="Text">Anything at all: no words, one word, many; any script; marks and blanks anywhere.</param>
/// <param name="Windows">Whether the text comes in windows, where the model can take it so.</param>
/// <param name="Seed">Selects parameters, order and draws.</param>
/// <param name="Options">How it is trained.</param>
internal sealed record Lesson(string Text, bool Windows, ulong Seed, TrainingOptions Options)
{
    private static readonly Gen<string> Word = Gen.OneOf(
        Gen.OneOf("the", "The", "miller", "walks", "don't", "ñandú", "Ελλάδα", "日本", "…", "42", "<unk>", "\u0301", "\uD83D\uDE00", "\uD800"),
        Gen.Char['a', 'e'].Array[1, 3].Select(letters => new string(letters)),
        Gen.String[Gen.Char, 1, 3]);

    private static readonly Gen<string> Blank = Gen.OneOf(" ", "  ", "\n", "\t", ", ", ". ", "-", "\u00A0");

    private static readonly Gen<string> AnyText = Gen.Select(Word, Blank, (word, blank) => word + blank).Array[0, 250].Select(string.Concat);

    private static readonly Gen<Optimizer> AnyOptimizer = Gen.OneOf(
        Gen.Float[1e-4f, 1e-2f].Select(rate => Optimizers.Adam(rate)),
        Gen.Select(Gen.Float[1e-3f, 0.1f], Gen.Double[0, 0.9], (rate, momentum) => Optimizers.Sgd(rate, momentum)));

    private static readonly Gen<TrainingOptions> AnyOptions =
        from epochs in Gen.Int[1, 3]
        from optimizer in AnyOptimizer
        from clipNorm in Gen.OneOf(0.1f, 5f, float.PositiveInfinity)
        from seed in Gen.ULong
        from threads in Gen.Int[1, 3]
        from sampledWords in Gen.OneOf(0, 0, 16)
        select new TrainingOptions { Epochs = epochs, Optimizer = optimizer, ClipNorm = clipNorm, Seed = seed, Threads = threads, SampledWords = sampledWords };

    public static Gen<Lesson> All { get; } = Gen.Select(AnyText, Gen.Bool, Gen.ULong, AnyOptions, (text, windows, seed, options) => new Lesson(text, windows, seed, options));
}
