using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>Parts of the program's own that do not keep their contracts are named, with what they gave and what they must give.</summary>
public sealed class BrokenContractTests
{
    private static readonly int[] Tokens = [.. Enumerable.Range(0, 60).Select(i => i % 6)];

    private readonly BigramModel _model = new(new BigramNetwork(10), BigramModel.Words(6));

    [Fact]
    public void An_optimizer_without_a_state() => AssertTold(
        "NoState.CreateState returned null",
        () => _model.CreateTrainer(new TrainingOptions { Optimizer = new NoState() }));

    [Fact]
    public void A_schedule_without_a_state()
    {
        AssertTold("OddRate.CreateState returned null", () => Fit(new OddRate(null)));
        AssertTold("OddRate.CreateState returned null", () => Fit(LearningRateSchedules.WarmUp(3, new OddRate(null))));
    }

    [Theory]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e300)]
    public void A_rate_that_is_none(double rate) => AssertTold(FormattableString.Invariant($"OddRate gives the learning rate {rate} for step 0"), () => Fit(new OddRate(rate)));

    [Fact]
    public void A_rate_of_zero_is_one() => Assert.Equal(1, Fit(new OddRate(0)).EpochsRun);

    /// <summary>An epoch without batches has no loss: that is no divergence.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    public void A_number_of_batches_that_changes(int later) => AssertTold(
        $"Shrinking.BatchCount was 3 when the run began and is {later} in epoch 2",
        () => _model.CreateTrainer(new TrainingOptions { Epochs = 2 }).Fit(new Shrinking(_model.Shape, later)));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(99)]
    public void A_number_of_steps_that_is_none(int steps) => AssertTold(
        $"Shrinking.StepsOf(0) is {steps}, but must be from 1 to {_model.Shape.SequenceLength}.",
        () => _model.CreateTrainer(new TrainingOptions { Epochs = 1 }).Fit(new Shrinking(_model.Shape, later: 3, steps)));

    [Theory]
    [InlineData(-1)]
    [InlineData(100)]
    public void A_gap_that_is_none(int gap)
    {
        OddTokenizer tokenizer = new() { Gap = gap };
        AssertTold($"OddTokenizer.GapLength returned {gap} for a text of 3 characters", () => Read(tokenizer));
        AssertTold($"OddTokenizer.GapLength returned {gap}", () => tokenizer.UnfinishedWordStart("a b"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    public void A_spelling_that_is_none(int length) =>
        AssertTold($"OddTokenizer.Normalize made {length} characters of a word of 3", () => Read(new OddTokenizer { Spelling = new string('x', length) }));

    [Fact]
    public void Sampled_words_are_named_by_their_option()
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => _model.CreateTrainer(new TrainingOptions { SampledWords = 17 }));
        Assert.StartsWith("SampledWords is 17: 17 words of 6 cannot be sampled.", error.Message, StringComparison.Ordinal);
    }

    private TrainingResult Fit(LearningRateSchedule schedule) =>
        _model.CreateTrainer(new TrainingOptions { Epochs = 1, Schedule = schedule }).Fit(new StreamDataset(Tokens, _model.Shape));

    private static bool Read(OddTokenizer tokenizer)
    {
        int position = 0;
        return tokenizer.TryRead("a b", ref position, new char[TextTokenizer.MaxTokenLength], out _);
    }

    private static void AssertTold(string message, Func<object> act) =>
        Assert.Contains(message, Assert.Throws<InvalidOperationException>(act).Message, StringComparison.Ordinal);

    private sealed class NoState() : Optimizer(1)
    {
        public override OptimizerState CreateState(int length) => null!;

        public override string ToString() => nameof(NoState);
    }

    private sealed class OddRate(double? rate) : LearningRateSchedule
    {
        public override LearningRateState CreateState(ScheduleSpan span) => rate is { } given ? new State(given) : null!;

        public override string ToString() => nameof(OddRate);

        private sealed class State(double rate) : LearningRateState
        {
            public override double Rate(double baseRate, long step) => rate;
        }
    }

    private sealed class Shrinking(ModelShape shape, int later, int? steps = null) : SequenceDataset(new int[1], shape)
    {
        private int _count = 3;

        public override int BatchCount => _count;

        public override int TargetCount => BatchCount * TargetsPerBatch;

        public override int StepsOf(int batch) => steps ?? base.StepsOf(batch);

        public override void Shuffle(ulong seed, int epoch) => _count = epoch == 1 ? 3 : later;

        protected override void FillBatch(int batch, Span<int> inputs, Span<int> targets)
        {
            inputs.Fill(1);
            targets.Fill(2);
        }
    }

    private sealed class OddTokenizer() : TextTokenizer(lowerCase: false)
    {
        public int? Gap { get; init; }

        public string? Spelling { get; init; }

        public override string Kind => "odd";

        public override ReadOnlySpan<char> Normalize(ReadOnlySpan<char> word, Span<char> buffer) => Spelling ?? word;

        protected override int GapLength(ReadOnlySpan<char> text) => Gap ?? base.GapLength(text);

        protected override int TokenLength(ReadOnlySpan<char> text) => text.Length;
    }
}
