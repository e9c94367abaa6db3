using System.Reflection;
using RnnGen.CompilerServices;
using RnnGen.NGrams;
using RnnGen.SweepModels;
using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>For each type of a parameter, values that a program passes by mistake, beside good ones; and for each class, an object to pass them to.</summary>
internal sealed class ExtremeValues : IDisposable
{
    private const string Name = "TanhL1";

    private static readonly int WordCount = ParityModel.VocabularySize(Name);
    private static readonly Vocabulary Vocabulary = BigramModel.Words(WordCount);
    private static readonly Vocabulary OtherVocabulary = new(WhitespaceTokenizer.Default, [Vocabulary.UnknownWord, "x"]);
    private static readonly int[] Text = [.. Enumerable.Range(0, 60).Select(i => i % 7)];

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<Type, Func<object?[]>> _values;
    private readonly Dictionary<Type, Func<object>> _subjects;

    public ExtremeValues()
    {
        ModelShape shape = Model().Shape;
        _values = new()
        {
            [typeof(int)] = () => [1, 0, -1, 2, int.MinValue, int.MaxValue],
            [typeof(long)] = () => [1L, 0L, -1L, long.MinValue, long.MaxValue],
            [typeof(ulong)] = () => [1UL, 0UL, ulong.MaxValue],
            [typeof(float)] = () => [1f, 0f, -1f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, float.MaxValue],
            [typeof(double)] = () => [1.0, 0.0, -1.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue],
            [typeof(bool)] = () => [false, true],
            [typeof(string)] = () => ["w1", null, "", "w1 w2", "\uD800", new string('x', 300)],
            [typeof(TimeSpan)] = () => [TimeSpan.Zero, TimeSpan.MinValue, TimeSpan.MaxValue],
            [typeof(CancellationToken)] = () => [CancellationToken.None, new CancellationToken(canceled: true)],
            [typeof(Span<int>)] = Tokens,
            [typeof(ReadOnlySpan<int>)] = Tokens,
            [typeof(Span<char>)] = Characters,
            [typeof(ReadOnlySpan<char>)] = Characters,
            [typeof(Span<float>)] = Floats,
            [typeof(ReadOnlySpan<float>)] = Floats,
            [typeof(Span<byte>)] = Bytes,
            [typeof(ReadOnlySpan<byte>)] = Bytes,
            [typeof(Span<Suggestion>)] = () => [new Suggestion[5], Array.Empty<Suggestion>(), new Suggestion[1], new Suggestion[100]],
            [typeof(ReadOnlyMemory<int>)] = () => [new ReadOnlyMemory<int>(Text), default(ReadOnlyMemory<int>), new ReadOnlyMemory<int>([0]), new ReadOnlyMemory<int>([0, -1, 1]), new ReadOnlyMemory<int>([int.MaxValue])],
            [typeof(ReadOnlyMemory<byte>)] = () => [new ReadOnlyMemory<byte>([1, 2, 3]), default(ReadOnlyMemory<byte>), new ReadOnlyMemory<byte>(new byte[100])],
            [typeof(IEnumerable<string>)] = () => [(string[])["w1"], null, Array.Empty<string>(), (string?[])[null], (string[])["", "a b"]],
            [typeof(IReadOnlyList<string>)] = () => [(string[])[Vocabulary.UnknownWord], null, Array.Empty<string>(), (string?[])[null], (string?[])[Vocabulary.UnknownWord, null], (string[])[Vocabulary.UnknownWord, "a", "a"]],
            [typeof(IEnumerable<int[]>)] = () => [(int[][])[[1, 2, 3]], null, Array.Empty<int[]>(), (int[]?[])[null], (int[][])[[0]], (int[][])[[-1, 1]], (int[][])[[int.MaxValue, int.MaxValue]]],
            [typeof(IReadOnlyList<int>)] = () => [(int[])[2, 3], null, Array.Empty<int>(), (int[])[-1, int.MaxValue]],
            [typeof(IReadOnlyList<ParameterTensor>)] = () => [Model().Tensors, null, Array.Empty<ParameterTensor>(), (ParameterTensor?[])[null]],
            [typeof(IReadOnlyList<CarriedRegion>)] = () => [Array.Empty<CarriedRegion>(), null],
            [typeof(ModelShape)] = () =>
            [
                shape, null, shape with { SequenceLength = int.MaxValue, BatchSize = 1 }, shape with { SequenceLength = 1 << 16, BatchSize = 1 << 16 }, shape with { BatchSize = 0 },
                shape with { SequenceLength = -1, BatchSize = int.MinValue }, shape with { Loss = LossPosition.LastStep }, shape with { Loss = LossPosition.LastStep, SequenceLength = int.MaxValue },
                shape with { HiddenSize = 0, Layers = int.MaxValue, VocabularySize = -1 }, shape with { HiddenSize = int.MaxValue, Layers = int.MaxValue, VocabularySize = int.MaxValue }, shape with { Cell = (RecurrentCell)77 },
            ],
            [typeof(Vocabulary)] = () => [Vocabulary, null, OtherVocabulary, new Vocabulary(WordTokenizer.Default, [Vocabulary.UnknownWord])],
            [typeof(TextTokenizer)] = () => [WordTokenizer.Default, null, WhitespaceTokenizer.Default],
            [typeof(WordMask)] = () => [WordMask.For(Vocabulary), null, WordMask.For(OtherVocabulary)],
            [typeof(SamplingOptions)] = () => [SamplingOptions.Default, null, SamplingOptions.Greedy, new SamplingOptions { TopK = int.MaxValue, TopP = float.Epsilon, Temperature = float.Epsilon, RepetitionPenalty = 1000 }],
            [typeof(CompletionOptions)] = () => [null, CompletionOptions.Default, new CompletionOptions { OverAllWords = true, Mask = WordMask.For(OtherVocabulary) }],
            [typeof(FreezeOptions)] = () => [null, new FreezeOptions { CompletionTableBudgetBytes = 0, FoldedTableBudgetBytes = long.MaxValue }],
            [typeof(TrainingOptions)] = () => [new TrainingOptions { Epochs = 1 }, null, new TrainingOptions { SampledWords = int.MaxValue }, new TrainingOptions { SampledWords = 16 }, new TrainingOptions { Threads = 3, Epochs = 1 }],
            [typeof(RnnModel)] = () => [Model(), null, new BigramModel(6)],
            [typeof(SequenceDataset)] = () => [Data(), null, new WindowDataset(Text, shape with { BatchSize = 1 }), new StreamDataset(Array.ConvertAll(Text, _ => 1000), shape with { VocabularySize = 2000 })],
            [typeof(IWordPredictor)] = () => [Model().CreateSession(), null, KneserNey().CreateSession()],
            [typeof(Stream)] = () => [new MemoryStream(), null, Closed(), new MemoryStream([1, 2, 3], writable: false)],
            [typeof(RandomSource)] = () => [new RandomSource(1), default(RandomSource)],
            [typeof(TextComposer)] = () => [new TextComposer(WordTokenizer.Default), default(TextComposer)],
            [typeof(ScheduleSpan)] = () => [new ScheduleSpan { StepsPerEpoch = 2, FirstStep = 0, EndStep = 4 }, default(ScheduleSpan), new ScheduleSpan { StepsPerEpoch = long.MinValue, FirstStep = long.MaxValue, EndStep = -1 }],
            [typeof(GradientClipping)] = () => [GradientClipping.None, default(GradientClipping)],
            [typeof(LearningRateSchedule)] = () => [LearningRateSchedules.Constant, null],
            [typeof(Optimizer)] = () => [Optimizers.Sgd(1), null],
            [typeof(PanelLayout)] = () => [Layout(), null],
        };
        _subjects = new()
        {
            [typeof(RnnModel)] = Model,
            [typeof(FrozenModel)] = () => Model().Freeze(),
            [typeof(ServingModel)] = () => new ServingModel(Model()),
            [typeof(Session)] = () => Model().CreateSession(),
            [typeof(SessionGroup)] = () => Model().Freeze().CreateSessionGroup(5),
            [typeof(Evaluator)] = () => Model().CreateEvaluator(),
            [typeof(ModelFile)] = () => ModelFile.Open(Model().Save()),
            [typeof(ModelShape)] = () => shape with { },
            // Copies: what calls init setters must not change the class for the whole process.
            [typeof(ParameterTensor)] = () => Model().Tensors[0] with { },
            [typeof(PanelLayout)] = Layout,
            [typeof(NetworkLayout)] = () => Model().Bound.Network.Layout with { },
            [typeof(SamplingOptions)] = () => new SamplingOptions(),
            [typeof(CompletionOptions)] = () => new CompletionOptions(),
            [typeof(FreezeOptions)] = () => new FreezeOptions(),
            [typeof(SafetensorsTensor)] = () => new SafetensorsTensor("x", [2], 0, 8),
            [typeof(RandomSource)] = () => new RandomSource(1),
            [typeof(TextComposer)] = () => new TextComposer(WordTokenizer.Default),
            [typeof(TextTokenizer)] = () => WordTokenizer.Default,
            [typeof(WordTokenizer)] = () => WordTokenizer.Default,
            [typeof(WhitespaceTokenizer)] = () => WhitespaceTokenizer.Default,
            [typeof(Vocabulary)] = () => Vocabulary,
            [typeof(WordMask)] = () => WordMask.For(Vocabulary),
            [typeof(Trainer)] = () => Model().CreateTrainer(new TrainingOptions { Epochs = 1, Threads = 1 }),
            [typeof(TrainingOptions)] = () => new TrainingOptions(),
            [typeof(CheckpointOptions)] = () => new CheckpointOptions { Path = "x" },
            [typeof(SequenceDataset)] = Data,
            [typeof(StreamDataset)] = Data,
            [typeof(WindowDataset)] = () => new WindowDataset(Text, shape),
            [typeof(NGramDataset)] = () => new NGramDataset(Text, shape with { Loss = LossPosition.LastStep }),
            [typeof(SentenceDataset)] = () => new SentenceDataset([Text], shape),
            [typeof(Optimizer)] = () => Optimizers.Adam(1),
            [typeof(OptimizerState)] = () => Optimizers.Adam(1).CreateState(16),
            [typeof(LearningRateSchedule)] = () => LearningRateSchedules.WarmUp(2, LearningRateSchedules.Step(1, 0.5)),
            [typeof(LearningRateState)] = () => LearningRateSchedules.Step(1, 0.5).CreateState(new ScheduleSpan { StepsPerEpoch = 2, FirstStep = 0, EndStep = 4 }),
            [typeof(KneserNeyModel)] = KneserNey,
            [typeof(KneserNeySession)] = () => KneserNey().CreateSession(),
            [typeof(RnnModelAttribute)] = () => new RnnModelAttribute(RecurrentCell.Gru),
        };
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>An object of a class; null where there is none to test.</summary>
    public object? Subject(Type type) => _subjects.TryGetValue(type, out Func<object>? create) ? create() : type.IsValueType && !type.IsByRefLike ? Activator.CreateInstance(type) : null;

    /// <summary>What to pass to a parameter, a good value first.</summary>
    public object?[] Of(ParameterInfo parameter)
    {
        Type type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        return parameter.Name == "path" ? [_folder.File("model"), null, "", _folder.File("absent/model"), _folder.FullName]
            : parameter.Name == "maxWords" ? [2, 0, -1, int.MinValue]
            : _values.TryGetValue(type, out Func<object?[]>? values) ? values()
            : type.IsEnum ? [Enum.ToObject(type, 0), Enum.ToObject(type, 1), Enum.ToObject(type, 99), Enum.ToObject(type, -1)]
            : type.IsValueType && !type.IsByRefLike ? [Activator.CreateInstance(type)]
            : [null];
    }

    private static RnnModel Model() => ParityModel.Create(Name, Vocabulary, seed: 1);

    private static StreamDataset Data() => new(Text, Model().Shape);

    private static KneserNeyModel KneserNey() => KneserNeyModel.Train(Text, Vocabulary, order: 3);

    private static PanelLayout Layout() => new() { Offset = 0, PanelStride = 32, RowStride = 16, Gates = 3, Units = 5, UnitsPerGroup = 4 };

    private static object?[] Tokens() => [Text, Array.Empty<int>(), (int[])[0], (int[])[-1], (int[])[1, int.MaxValue], new int[5], new int[15], Enumerable.Repeat(int.MinValue, 15).ToArray(), Enumerable.Repeat(-1, 15).ToArray()];

    private static object?[] Characters() => [new char[1000], Array.Empty<char>(), "w1 w2".ToCharArray(), new char[256], "\uD800".ToCharArray(), "w".ToCharArray()];

    private static object?[] Floats() => [new float[WordCount], Array.Empty<float>(), new float[1], new float[16], new float[100_000], Enumerable.Repeat(float.NaN, WordCount).ToArray()];

    private static object?[] Bytes() => [new byte[Model().CreateSession().StateSizeInBytes], Array.Empty<byte>(), new byte[1], new byte[24]];

    private static MemoryStream Closed()
    {
        MemoryStream stream = new();
        stream.Dispose();
        return stream;
    }
}
