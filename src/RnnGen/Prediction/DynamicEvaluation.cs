using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;
using RnnGen.Training;

namespace RnnGen;

/// <summary>
/// A network whose weights follow what is written, as a source of a <see cref="Predictor"/>: after each segment of T words comes one step of gradient descent on it, and then all weights decay towards the trained ones, θ₀
/// (Krause, Kahembwe, Murray and Renals, "Dynamic Evaluation of Neural Sequence Models", 2018): θ ← θ − η·∇L, then θ ← θ + λ·(θ₀ − θ). It belongs to one predictor.
/// </summary>
/// <remarks>
/// It takes the memory of training: besides the model, its trained weights, its gradients and the workspace of T steps; with <see cref="DynamicEvaluationOptions.InBackground"/> also two copies to serve from. A step that
/// diverges returns to the trained weights.
/// </remarks>
/// <example>
/// <code>
/// [RnnModel(RecurrentCell.Lstm, VocabularySize = 10_000, EmbeddingSize = 64, HiddenSize = 128, SequenceLength = 20, BatchSize = 1)]
/// public sealed partial class Typist;
///
/// Typist adapted = Typist.Load("model.safetensors");
/// var predictor = new Predictor(adapted.Freeze(), profile, adaptation: new DynamicEvaluation(adapted));
/// </code>
/// </example>
public sealed class DynamicEvaluation
{
    private readonly RnnModel _model;
    private readonly Trainer _trainer;
    private readonly AlignedBuffer _trained;
    private readonly ServingModel? _serving;
    private readonly Session _session;
    private readonly Lock _learning = new();
    private readonly Segment? _background;
    private readonly int[] _words;
    private readonly float[] _probabilities;
    private int[] _beginning = [];
    private int _count;

    // Rises when the weights return to the trained ones: a segment that was complete before is not learnt any more.
    private int _returns;

    /// <summary>Begins with the trained weights of a model, which is changed from now on.</summary>
    /// <param name="model">A model of its own for this purpose, of one sequence of T words; not the one that others are served from.</param>
    /// <param name="options">How the weights change; <see cref="DynamicEvaluationOptions.Default"/> when null.</param>
    /// <exception cref="ArgumentException">The model learns several sequences at once, or n-grams.</exception>
    public DynamicEvaluation(RnnModel model, DynamicEvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Shape.BatchSize != 1 || model.Shape.Loss != LossPosition.EveryStep)
        {
            throw new ArgumentException(
                $"Text that is being written is one sequence, but the model has BatchSize = {model.Shape.BatchSize} and Loss = {model.Shape.Loss}. Declare a class with BatchSize = 1 and SequenceLength = 20, and load the same file into it.", nameof(model));
        }

        Options = options ?? DynamicEvaluationOptions.Default;
        _model = model;
        _trained = model.Bound.Parameters.Clone();
        _trainer = model.CreateTrainer(new TrainingOptions { Optimizer = Optimizers.Sgd(Options.LearningRate), ClipNorm = 1, Threads = 1 });
        _trainer.ResetState();
        _words = new int[model.Shape.SequenceLength + 1];
        _probabilities = new float[(model.Vocabulary.Count + RnnNetwork.PanelWidth - 1) / RnnNetwork.PanelWidth * RnnNetwork.PanelWidth];
        _serving = Options.InBackground ? new ServingModel(model) : null;
        _background = Options.InBackground ? new Segment(this, _words.Length) : null;
        _session = _serving?.CreateSession() ?? model.CreateSession();
    }

    /// <summary>How the weights change.</summary>
    public DynamicEvaluationOptions Options { get; }

    /// <summary>How many steps were made.</summary>
    public int Steps { get; private set; }

    /// <summary>The words of the model.</summary>
    internal Vocabulary Vocabulary => _model.Vocabulary;

    /// <summary>Bytes of <see cref="CopyTo"/>.</summary>
    internal int StateSizeInBytes => _session.StateSizeInBytes;

    /// <summary>p of each word of the vocabulary, to a multiple of 16, as of the last <see cref="Predict"/>.</summary>
    internal ReadOnlySpan<float> Predicted => _probabilities;

    /// <summary>Predicts the next word. If a step has made the weights unusable, it returns to the trained ones and predicts as at the beginning of a text.</summary>
    internal void Predict()
    {
        try
        {
            _session.Probabilities(_probabilities);
        }
        catch (NonFiniteLogitsException)
        {
            ReturnToTrained();
            Reset();
            _session.Probabilities(_probabilities);
        }
    }

    /// <summary>Sets the words that are read before each text.</summary>
    internal void Begin(int[] words) => _beginning = words;

    /// <summary>Forgets the text, not what was learnt from it.</summary>
    internal void Reset()
    {
        _session.Reset();
        foreach (int token in _beginning)
        {
            _session.Feed(token);
        }
    }

    /// <summary>Reads a word.</summary>
    internal void Feed(int token) => _session.Feed(token);

    /// <inheritdoc cref="Session.CopyTo"/>
    internal void CopyTo(Span<byte> destination) => _session.CopyTo(destination);

    /// <inheritdoc cref="Session.Restore"/>
    internal void Restore(ReadOnlySpan<byte> source) => _session.Restore(source);

    /// <summary>Takes note of a word that was written; the one that completes a segment has it learnt.</summary>
    internal void Learn(int token)
    {
        _words[_count++] = token;
        if (_count < _words.Length)
        {
            return;
        }

        if (_background is null)
        {
            Step(_words, _returns);
        }
        else
        {
            _background.TryLearn(_words);
        }

        // The last word of a segment is the first of the next.
        _words[0] = token;
        _count = 1;
    }

    /// <summary>Returns to the trained weights, and forgets the words of a segment that is not complete.</summary>
    internal void ReturnToTrained()
    {
        _count = 0;
        lock (_learning)
        {
            _returns++;
            _trained.Span.CopyTo(_model.Bound.Parameters.Span);
            _trainer.ResetState();
            _serving?.Swap(_model);
        }
    }

    private void Step(ReadOnlySpan<int> words, int returns)
    {
        lock (_learning)
        {
            if (returns != _returns)
            {
                return;
            }

            try
            {
                _trainer.Step(words[..^1], words[1..]);
            }
            catch (TrainingDivergedException)
            {
                _trained.Span.CopyTo(_model.Bound.Parameters.Span);
                _trainer.ResetState();
                _serving?.Swap(_model);
                return;
            }

            _trainer.CarryState();
            Decay();
            _serving?.Swap(_model);
            Steps++;
        }
    }

    private void Decay()
    {
        Span<float> parameters = _model.Bound.Parameters.Span;
        int first = Options.OutputLayerOnly ? _model.Bound.Network.Layout.OutputOffset : 0;
        if (Options.Decay == 1)
        {
            // To the last bit, which a sum would not keep.
            first = parameters.Length;
        }

        _trained.Span[..first].CopyTo(parameters);
        Span<Vector256<float>> adapted = MemoryMarshal.Cast<float, Vector256<float>>(parameters[first..]);
        ReadOnlySpan<Vector256<float>> trained = MemoryMarshal.Cast<float, Vector256<float>>(_trained.Span[first..]);
        Vector256<float> share = Vector256.Create(Options.Decay);
        for (int i = 0; i < adapted.Length; i++)
        {
            adapted[i] = VectorMath.MultiplyAdd(trained[i] - adapted[i], share, adapted[i]);
        }
    }

    /// <summary>A segment that a thread of the pool learns.</summary>
    private sealed class Segment(DynamicEvaluation owner, int length) : IThreadPoolWorkItem
    {
        private readonly int[] _words = new int[length];
        private int _returns;
        private int _isBusy;

        /// <summary>Has a segment learnt, unless the last one still is.</summary>
        public void TryLearn(ReadOnlySpan<int> words)
        {
            if (Interlocked.CompareExchange(ref _isBusy, 1, 0) == 0)
            {
                words.CopyTo(_words);
                _returns = owner._returns;
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }
        }

        public void Execute()
        {
            owner.Step(_words, _returns);
            Volatile.Write(ref _isBusy, 0);
        }
    }
}
