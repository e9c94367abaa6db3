using RnnGen.Tests.Gradients;
using RnnGen.Threading;
using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>A teacher as an option of training.</summary>
[Trait("Category", "Numerics")]
public sealed class TeacherTests
{
    /// <summary>All parameters after many steps, to the bit.</summary>
    [Theory]
    [InlineData("TanhE8H17L2")]
    [InlineData("LstmE0H16L3")]
    [InlineData("GruWide")]
    [InlineData("LstmTiedE33H40L1")]
    public void ThreadsDoNotChangeABit(string name)
    {
        float[] alone = Train(name, weight: 0.3f);
        foreach (int threads in (int[])[2, 3, 8])
        {
            Assert.True(alone.AsSpan().SequenceEqual(Train(name, weight: 0.3f, threads)), $"{name}: {threads} threads come to other parameters than one.");
        }

        Assert.All(alone, parameter => Assert.True(float.IsFinite(parameter)));
    }

    [Fact]
    public void ItsWeightMatters()
    {
        float[] none = Train("LstmE8H17L3", weight: null);

        Assert.Equal(none, Train("LstmE8H17L3", weight: 0));
        Assert.NotEqual(none, Train("LstmE8H17L3", weight: 0.1f));
        Assert.NotEqual(Train("LstmE8H17L3", weight: 0.2f), Train("LstmE8H17L3", weight: 0.1f));
    }

    /// <summary>With all of the weight, the targets play no part: the network comes to say what the teacher says.</summary>
    [Fact]
    public void WhatItSaysIsLearnt()
    {
        RandomModel random = new("TanhE8H17L2", seed: 5);
        FrequencyTeacher teacher = new(random.Model.Vocabulary) { ContextLength = 0 };
        Trainer trainer = random.Model.CreateTrainer(new TrainingOptions { Optimizer = Optimizers.Adam(0.02f), Teacher = teacher, TeacherWeight = 1 });
        for (int step = 0; step < 1500; step++)
        {
            random.NextBatch();
            trainer.Step(random.Inputs, random.Targets);
            trainer.ResetState();
        }

        float[] wanted = new float[random.WordCount], learnt = new float[random.WordCount];
        Session session = random.Model.CreateSession();
        foreach (int word in (int[])[0, 3, random.WordCount - 1])
        {
            session.Reset();
            session.Feed(word);
            session.Probabilities(learnt);
            teacher.Predict([], wanted);
            Assert.InRange(wanted.Zip(learnt, (a, b) => Math.Abs(a - b)).Max(), 0, 0.02);
        }
    }

    /// <summary>The words before each target, as many as there are in the batch, the last one last; what is no target is not asked for.</summary>
    [Theory]
    [InlineData("TanhE8H17L2", 0)]
    [InlineData("TanhE8H17L2", 3)]
    [InlineData("LstmE17H8L1", 2)]
    [InlineData("LstmE17H8L1", 64)]
    public void ItIsToldTheWordsBefore(string name, int contextLength)
    {
        RandomModel random = new(name, seed: 5);
        List<int[]> contexts = [];
        ToldTeacher teacher = new(random.Model.Vocabulary, contextLength, context => contexts.Add(context.ToArray()));
        Trainer trainer = new(random.Model, new TrainingOptions { Teacher = teacher }, new FixedTeamSize(1));
        random.NextBatch();
        trainer.Step(random.Inputs, random.Targets);

        ModelShape shape = random.Model.Shape;
        int first = random.Inputs.Length - random.Targets.Length;
        int[][] expected =
        [
            .. from row in Enumerable.Range(0, random.Targets.Length)
               where random.Targets[row] >= 0
               let step = (first + row) / shape.BatchSize
               let length = Math.Min(contextLength, step + 1)
               select Enumerable.Range(step - length + 1, length).Select(t => random.Inputs[(t * shape.BatchSize) + (row % shape.BatchSize)]).ToArray(),
        ];
        Assert.Equal(expected.Order(Lexicographic), contexts.Order(Lexicographic));
    }

    [Fact]
    public void OneOfOtherWordsIsRefused()
    {
        RandomModel random = new("TanhE8H17L2", seed: 5);
        string[] words = [.. random.Model.Vocabulary.Words];
        words[^1] = "other";

        Assert.Contains(
            $"The teacher knows other words than the model, {words.Length} and {words.Length} of them",
            Refused(new TrainingOptions { Teacher = new FrequencyTeacher(new Vocabulary(WordTokenizer.Default, words)) }),
            StringComparison.Ordinal);
        Assert.Contains("looks at -1 words", Refused(new TrainingOptions { Teacher = new FrequencyTeacher(random.Model.Vocabulary) { ContextLength = -1 } }), StringComparison.Ordinal);
        Assert.Contains("looks at 65 words, but must look at 0 to 64.", Refused(new TrainingOptions { Teacher = new FrequencyTeacher(random.Model.Vocabulary) { ContextLength = 65 } }), StringComparison.Ordinal);
        Assert.Contains("leave out one of the two", Refused(new TrainingOptions { Teacher = new FrequencyTeacher(random.Model.Vocabulary), SampledWords = 16 }), StringComparison.Ordinal);

        string Refused(TrainingOptions options) => Assert.Throws<ArgumentException>(() => random.Model.CreateTrainer(options)).Message;
    }

    /// <summary>On whatever thread it throws, the step is not made, and the next one can be.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void WhatItThrowsReachesTheCaller(int threads)
    {
        RandomModel random = new("TanhE8H17L2", seed: 5);
        bool fails = true;
        ToldTeacher teacher = new(random.Model.Vocabulary, contextLength: 1, _ => ThrowIf(fails));
        Trainer trainer = new(random.Model, new TrainingOptions { Teacher = teacher }, new FixedTeamSize(threads));
        float[] before = random.Model.Bound.Parameters.Span.ToArray();
        random.NextBatch();

        Assert.Equal("not today", Assert.Throws<NotSupportedException>(() => trainer.Step(random.Inputs, random.Targets)).Message);
        Assert.Equal(before, random.Model.Bound.Parameters.Span.ToArray());
        fails = false;
        trainer.Step(random.Inputs, random.Targets);
        Assert.NotEqual(before, random.Model.Bound.Parameters.Span.ToArray());

        static void ThrowIf(bool fails)
        {
            if (fails)
            {
                throw new NotSupportedException("not today");
            }
        }
    }

    [Fact]
    public void WhatIsNoNumberEndsTheRun()
    {
        RandomModel random = new("TanhE8H17L2", seed: 5);
        Trainer trainer = new(random.Model, new TrainingOptions { Teacher = new ToldTeacher(random.Model.Vocabulary, 1, _ => { }) { Probability = float.NaN } }, new FixedTeamSize(1));
        random.NextBatch();

        Assert.Throws<TrainingDivergedException>(() => trainer.Step(random.Inputs, random.Targets));
    }

    private static Comparer<int[]> Lexicographic => Comparer<int[]>.Create((x, y) => x.AsSpan().SequenceCompareTo(y));

    private static float[] Train(string name, float? weight, int threads = 1)
    {
        RandomModel random = new(name, seed: 5);
        TrainingOptions options = new() { Optimizer = Optimizers.Adam(1e-3f), ClipNorm = 0.5f, Teacher = weight is null ? null : new FrequencyTeacher(random.Model.Vocabulary), TeacherWeight = weight ?? 0 };
        Trainer trainer = new(random.Model, options, new FixedTeamSize(threads));
        for (int step = 0; step < 50; step++)
        {
            random.NextBatch();
            trainer.Step(random.Inputs, random.Targets);
            trainer.CarryState();
        }

        return random.Model.Bound.Parameters.Span.ToArray();
    }

    /// <summary>A teacher who tells of each context, and finds all words as probable.</summary>
    private sealed class ToldTeacher(Vocabulary vocabulary, int contextLength, Action<ReadOnlySpan<int>> tell) : ITeacher
    {
        public Vocabulary Vocabulary => vocabulary;

        public int ContextLength => contextLength;

        public float Probability { get; init; } = 1f / vocabulary.Count;

        public void Predict(ReadOnlySpan<int> context, Span<float> probabilities)
        {
            tell(context);
            probabilities.Fill(Probability);
        }
    }
}
