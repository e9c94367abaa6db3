using RnnGen.SweepModels;
using RnnGen.Threading;
using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>An optimiser, a schedule and a data set of the user's own, written in a project that sees the public API alone.</summary>
public sealed class CustomTrainingTests : IDisposable
{
    private const int Epochs = 4;

    // 20 pairs over 12 words: the answer is the question reversed.
    private static readonly (int[] Question, int[] Answer)[] Pairs = [.. Enumerable.Range(0, 20).Select(i => Pair(1 + (i % 11), 1 + (i * i % 11), 1 + (i % 3)))];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>By hand: the sum of squares of gradients 3 and 4 is 25, and the second step's rate is divided by 1 + decay.</summary>
    [Fact]
    public void The_optimizer_computes_its_formula()
    {
        OptimizerState state = new AdagradOptimizer(0.5f, decay: 0.25).CreateState(8);
        float[] parameters = new float[8];

        Step(3, GradientClipping.None);
        Assert.Equal(-0.5f, parameters[0], 1e-6f);
        Step(4, GradientClipping.None);
        Assert.Equal(-0.5f - (0.4f * 4 / 5), parameters[0], 1e-6f);
        state.Reset();
        parameters[0] = 0;
        Step(3, new GradientClipping { Coefficient = 0.5f, Limit = 1 });
        Assert.Equal(-0.5f, parameters[0], 1e-6f);

        void Step(float gradient, GradientClipping clipping)
        {
            state.Update(parameters, [gradient, 0, 0, 0, 0, 0, 0, 0], 0, 8, learningRate: 0.5f, clipping);
            state.CompleteStep();
        }
    }

    [Fact]
    public void A_run_takes_them_and_allocates_nothing()
    {
        RecordingObserver observer = new();

        (RnnModel _, TrainingResult result) = Run(Train, observer: observer);

        int steps = observer.Steps.Count;
        Assert.Equal(Epochs * 3, steps);
        Assert.Equal(0.1f, observer.Steps[0].LearningRate);
        Assert.All(observer.Steps, (step, i) => Assert.True(step.LearningRate <= 0.1f * (steps - i) / steps * 1.0001f));
        Assert.True(observer.Epochs[^1].TrainPerplexity < 0.8 * observer.Epochs[0].TrainPerplexity);
        Assert.Equal((Epochs, 0L), (result.EpochsRun, result.AllocatedBytes));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(9)]
    public void A_resumed_run_comes_to_the_same_bits(int step)
    {
        (RnnModel expected, _) = Run(Train);
        using CancellationTokenSource cancellation = new();
        RecordingObserver interrupting = new() { Stepped = current => CancelAt(current, step, cancellation) };
        (_, TrainingResult interrupted) = Run(Train, observer: interrupting, cancellationToken: cancellation.Token);
        Assert.True(interrupted.IsCancelled);

        (RnnModel resumed, TrainingResult end) = Run(Train, seed: 99, resume: true, threads: 3);

        Assert.True(expected.Bound.Parameters.Span.SequenceEqual(resumed.Bound.Parameters.Span));
        Assert.Equal(Epochs, end.EpochsRun);
    }

    [Fact]
    public void A_checkpoint_of_another_one_is_refused()
    {
        Run(Train);

        Assert.Contains("Optimizer is Adagrad(learningRate: 0.1, decay: 0.01), but Adagrad(learningRate: 0.1, decay: 0.5)", Refused(Train, decay: 0.5), StringComparison.Ordinal);
        Assert.Contains("training data is AnswerDataset(questions: 1 2 3", Refused(shape => new AnswerDataset(Pairs[..19], shape)), StringComparison.Ordinal);

        string Refused(Func<ModelShape, SequenceDataset> data, double decay = 0.01) =>
            Assert.Throws<InvalidCheckpointException>(() => Run(data, resume: true, decay: decay)).Message;
    }

    /// <summary>However long their texts are, a difference at the end is found.</summary>
    [Fact]
    public void Long_texts_are_told_apart()
    {
        (int[] Question, int[] Answer)[] many = [.. Enumerable.Range(0, 600).Select(_ => ((int[])[1, 2], (int[])[3, 4]))];
        (int[] Question, int[] Answer)[] other = [.. many[..^1], ([1], [2, 3, 4])];
        Run(shape => new AnswerDataset(many, shape));

        string message = Assert.Throws<InvalidCheckpointException>(() => Run(shape => new AnswerDataset(other, shape), resume: true)).Message;

        Assert.Contains("training data is AnswerDataset(questions: 2 2 2", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 100, 500);
    }

    [Fact]
    public void More_numbers_than_a_checkpoint_keeps_are_refused()
    {
        RnnModel model = SweptModel.Create("LstmE15H15L2", BigramModel.Words(12), seed: 1);
        TrainingOptions options = new() { Optimizer = new FailingOptimizer { Fails = false, NumberCount = 16_385 }, Epochs = 1 };

        Assert.Equal(1, model.CreateTrainer(options).Fit(Train(model.Shape)).EpochsRun);
        Trainer saving = model.CreateTrainer(options with { Checkpoint = new CheckpointOptions { Path = _folder.File("run.checkpoint") } });
        Assert.Contains("16385 numbers, but a checkpoint keeps at most 16384", Assert.Throws<InvalidOperationException>(() => saving.Fit(Train(model.Shape))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Slabs_have_names_of_their_own()
    {
        Assert.Contains("'twice'", Assert.Throws<ArgumentException>(() => new TwoSlabs("twice", "twice")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new TwoSlabs("once", ""));
    }

    /// <summary>On any thread, and the trainer can be used again.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_an_update_throws_comes_out_of_the_step(int threads)
    {
        RnnModel model = SweptModel.Create("LstmE15H15L2", BigramModel.Words(12), seed: 1);
        FailingOptimizer optimizer = new();
        Trainer trainer = new(model, new TrainingOptions { Optimizer = optimizer, Epochs = 1 }, new FixedTeamSize(threads));

        Assert.Equal("last part", Assert.Throws<NotSupportedException>(() => trainer.Fit(Train(model.Shape))).Message);

        optimizer.Fails = false;
        Assert.Equal(1, trainer.Fit(Train(model.Shape)).EpochsRun);
    }

    private static AnswerDataset Train(ModelShape shape) => new(Pairs, shape);

    private (RnnModel Model, TrainingResult Result) Run(
        Func<ModelShape, SequenceDataset> data,
        ulong seed = 1,
        double decay = 0.01,
        bool resume = false,
        int threads = 1,
        ITrainingObserver? observer = null,
        CancellationToken cancellationToken = default)
    {
        RnnModel model = SweptModel.Create("LstmE15H15L2", BigramModel.Words(12), seed);
        string path = _folder.File("run.checkpoint");
        TrainingOptions options = new()
        {
            Epochs = Epochs,
            Optimizer = new AdagradOptimizer(0.1f, decay),
            Schedule = new LinearDecaySchedule(),
            Seed = 5,
            Checkpoint = new CheckpointOptions { Path = path },
        };
        Trainer trainer = new(model, options, new FixedTeamSize(threads));
        SequenceDataset train = data(model.Shape);
        return (model, resume ? trainer.Resume(path, train, default, observer, cancellationToken) : trainer.Fit(train, default, observer, cancellationToken));
    }

    private static void CancelAt(in TrainingStep current, int step, CancellationTokenSource cancellation)
    {
        if (((current.Epoch - 1) * current.Steps) + current.Step == step)
        {
            cancellation.Cancel();
        }
    }

    private static (int[] Question, int[] Answer) Pair(int first, int second, int length)
    {
        int[] question = [.. Enumerable.Range(0, length).Select(i => i % 2 == 0 ? first : second)];
        return (question, [.. question.Reverse()]);
    }

    private sealed class TwoSlabs : OptimizerState
    {
        public TwoSlabs(string first, string second)
            : base(8)
        {
            AddSlab(first);
            AddSlab(second);
        }

        public override void Update(Span<float> parameters, ReadOnlySpan<float> gradients, int first, int end, float learningRate, GradientClipping clipping)
        {
        }
    }

    private sealed class FailingOptimizer() : Optimizer(learningRate: 1)
    {
        public bool Fails { get; set; } = true;

        public int NumberCount { get; init; }

        public override OptimizerState CreateState(int length) => new State(this, length);

        public override string ToString() => "Failing";

        private sealed class State(FailingOptimizer optimizer, int length) : OptimizerState(length)
        {
            private readonly double[] _numbers = new double[optimizer.NumberCount];

            public override Span<double> Numbers => _numbers;

            public override void Update(Span<float> parameters, ReadOnlySpan<float> gradients, int first, int end, float learningRate, GradientClipping clipping)
            {
                if (optimizer.Fails && end == parameters.Length)
                {
                    throw new NotSupportedException("last part");
                }
            }
        }
    }
}
