using CsCheck;
using RnnGen.Training;

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

    private static readonly Gen<Optimizer> AnyOptimizer =
        from rate in Gen.Float[1e-4f, 1e-2f]
        from weightDecay in Gen.OneOf(0, 1e-3)
        from create in Gen.OneOf<Func<Optimizer>>(
            () => Optimizers.Adam(rate, weightDecay: weightDecay),
            () => Optimizers.AdamW(rate, weightDecay: weightDecay),
            () => Optimizers.RmsProp(rate, weightDecay: weightDecay),
            () => Optimizers.Sgd(rate, momentum: 0.9, weightDecay: weightDecay))
        select create();

    private static readonly Gen<LearningRateSchedule> AnySchedule = Gen.OneOf(
        LearningRateSchedules.Constant,
        LearningRateSchedules.Step(everyEpochs: 1, factor: 0.5),
        LearningRateSchedules.Cosine(),
        LearningRateSchedules.ReduceOnPlateau(),
        LearningRateSchedules.WarmUp(steps: 3, LearningRateSchedules.Cosine()));

    private static readonly Gen<DropoutRates> AnyDropout = Gen.OneOf(DropoutRates.None, DropoutRates.Everywhere(0.3f), new DropoutRates { Embedding = 0.9f, Layers = 0.1f, Output = 0.5f });

    private static readonly Gen<TrainingOptions> AnyOptions =
        from epochs in Gen.Int[1, 3]
        from optimizer in AnyOptimizer
        from schedule in AnySchedule
        from clipNorm in Gen.OneOf(0.1f, 5f, float.PositiveInfinity)
        from clipValue in Gen.OneOf(0.01f, float.PositiveInfinity)
        from dropout in AnyDropout
        from patience in Gen.Int[0, 1]
        from seed in Gen.ULong
        from threads in Gen.Int[1, 3]
        from sampledWords in Gen.OneOf(0, 0, 16)
        select new TrainingOptions
        {
            Epochs = epochs,
            Optimizer = optimizer,
            Schedule = schedule,
            ClipNorm = clipNorm,
            ClipValue = clipValue,
            Dropout = dropout,
            Patience = patience,
            Seed = seed,
            Threads = threads,
            SampledWords = sampledWords,
        };

    public static Gen<Lesson> All { get; } = Gen.Select(AnyText, Gen.Bool, Gen.ULong, AnyOptions, (text, windows, seed, options) => new Lesson(text, windows, seed, options));
}
