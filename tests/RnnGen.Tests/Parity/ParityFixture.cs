using System.Globalization;
using System.Reflection;
using RnnGen.CompilerServices;
using RnnGen.Training;

namespace RnnGen.Tests.Parity;

/// <summary>What libtorch computed in one training run; see the README beside.</summary>
internal sealed class ParityFixture
{
    private const string Extension = ".safetensors";
    private const string HiddenBias = "rnn.bias_hh_l";
    private const string CandidateBias = "rnn.bias_hn_l";
    private static readonly Assembly Resources = typeof(ParityFixture).Assembly;

    private readonly Dictionary<string, string> _metadata;
    private readonly Dictionary<string, float[]> _tensors;

    public ParityFixture(string name)
    {
        using Stream stream = Resources.GetManifestResourceStream(name + Extension)!;
        SafetensorsReader reader = new(stream, name);
        _metadata = reader.Metadata.ToDictionary();
        _tensors = reader.Tensors.ToDictionary(tensor => tensor.Name, tensor => reader.Read<float>(tensor));
        Losses = _tensors["losses"];
        GradientNorms = _tensors["gradient_norms"];
    }

    /// <summary>All that there are.</summary>
    public static IEnumerable<string> Names { get; } =
        [.. Resources.GetManifestResourceNames().Where(name => name.EndsWith(Extension, StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)!];

    /// <summary>Cell, layers and output layer, such as <c>LstmL2</c>.</summary>
    public string Network => _metadata["network"];

    /// <summary>B.</summary>
    public int BatchSize => (int)Number("batch_size");

    public float LearningRate => Number("learning_rate");

    public float ClipNorm => Number("clip_norm");

    /// <summary>Whether a batch begins with the state that the one before ended with.</summary>
    public bool CarriesState => bool.Parse(_metadata["carries_state"]);

    /// <summary>Whether the run was regularised, and its parameters averaged.</summary>
    public bool IsRegularized => _metadata.ContainsKey("regularization_seed");

    /// <summary>V words.</summary>
    private Vocabulary Vocabulary => BigramModel.Words((int)Number("vocabulary_size"));

    /// <summary>Each word once, so that the teacher, who looks at one word, has been asked about each.</summary>
    private int[] Text => [.. Enumerable.Range(0, Vocabulary.Count), 0];

    /// <summary>The mean loss of each step.</summary>
    public float[] Losses { get; }

    /// <summary>The norm of all gradients of each step, before clipping.</summary>
    public float[] GradientNorms { get; }

    /// <summary>Softmax of the logits of the first batch, [T·B, V].</summary>
    public float[] Probabilities => _tensors["probabilities"];

    /// <summary>The words of a step, [T, B].</summary>
    public int[] Inputs(int step) => Words("inputs", step);

    /// <summary>What the words of a step should predict, [T, B].</summary>
    public int[] Targets(int step) => Words("targets", step);

    /// <summary>Makes a step.</summary>
    public StepResult Step(Trainer trainer, int step)
    {
        if (!IsRegularized)
        {
            return trainer.Step(Inputs(step), Targets(step));
        }

        Positions(step).CopyTo(trainer.Work.Positions);
        return trainer.TryStep(Inputs(step), Targets(step), LearningRate);
    }

    public float[] Initial(string parameter) => Find("initial", parameter);

    public float[] Gradient(string parameter) => Find("gradient", parameter);

    public float[] Trained(string parameter) => Find("trained", parameter);

    /// <summary>Its average over the steps, where the run was regularised.</summary>
    public float[] Averaged(string parameter) => Find("averaged", parameter);

    /// <summary>The options of the run.</summary>
    public TrainingOptions Options()
    {
        TrainingOptions options = new() { Optimizer = Optimizers.Adam(LearningRate), ClipNorm = ClipNorm };
        return !IsRegularized ? options : options with
        {
            Seed = (ulong)Number("regularization_seed"),
            Dropout = new DropoutRates
            {
                Embedding = Number("dropout_embedding"),
                Words = Number("dropout_words"),
                Layers = Number("dropout_layers"),
                Output = Number("dropout_output"),
                RecurrentWeights = Number("dropout_recurrent_weights"),
                PerSequence = bool.Parse(_metadata["dropout_per_sequence"]),
            },
            ActivationRegularization = Number("activation_regularization"),
            TemporalActivationRegularization = Number("temporal_activation_regularization"),
            SoftTargets = SoftTargets.Of(new TableTeacher(Vocabulary, _tensors["teacher"]), Text),
            SoftTargetWeight = Number("teacher_weight"),
            Averaging = WeightAveraging.Exponential(double.Parse(_metadata["average_decay"], CultureInfo.InvariantCulture)),
        };
    }

    /// <summary>What regularises the first step.</summary>
    public Regularization Regularization()
    {
        TrainingOptions options = Options();
        return new Regularization(
            options.Dropout, options.Seed, step: 0, BatchSize, Inputs(0), new ActivationPenalties(options.ActivationRegularization, options.TemporalActivationRegularization), options.SoftTargets is null ? default : new SoftTargetRows(options.SoftTargets, Positions(0), options.SoftTargetWeight));
    }

    /// <summary>The generated model of this network, with the initial parameters of the run.</summary>
    public RnnModel CreateModel()
    {
        RnnModel model = SweepModels.ParityModel.Create(Network, Vocabulary, seed: 0);
        Assert.Equal(
            _tensors.Keys.Where(name => name.StartsWith("initial.", StringComparison.Ordinal)).Order(),
            model.Tensors.Select(tensor => $"initial.{tensor.Name.Replace(CandidateBias, HiddenBias, StringComparison.Ordinal)}").Order());
        foreach (ParameterTensor tensor in model.Tensors)
        {
            model.WriteTensor(tensor.Name, Initial(tensor.Name));
        }

        return model;
    }

    /// <summary>A parameter as generated models hold it: of PyTorch's second bias a GRU keeps the third of the candidate n, and the others are zero.</summary>
    private float[] Find(string kind, string parameter)
    {
        float[] values = _tensors[$"{kind}.{parameter.Replace(CandidateBias, HiddenBias, StringComparison.Ordinal)}"];
        return parameter.StartsWith(CandidateBias, StringComparison.Ordinal) ? values[(values.Length / 3 * 2)..] : values;
    }

    private float Number(string key) => float.Parse(_metadata[key], CultureInfo.InvariantCulture);

    /// <summary>Where in <see cref="Text"/> the teacher has just read the input of each target.</summary>
    private int[] Positions(int step) => [.. Inputs(step).Zip(Targets(step), (input, target) => target < 0 ? -1 : input + 1)];

    private int[] Words(string name, int step)
    {
        float[] all = _tensors[name];
        int length = all.Length / Losses.Length;
        return Array.ConvertAll(all[(step * length)..((step + 1) * length)], word => (int)word);
    }

    /// <summary>A teacher who looks at one word, by a table [V, V] of what follows it.</summary>
    private sealed class TableTeacher(Vocabulary vocabulary, float[] table) : IWordPredictor
    {
        private int _last;

        Vocabulary IWordPredictor.Vocabulary => vocabulary;

        public int StateSizeInBytes => 0;

        public void Reset() => _last = 0;

        public void Feed(int token) => _last = token;

        public FeedResult Feed(ReadOnlySpan<char> text) => throw new NotSupportedException();

        public double Probability(int token) => table[(_last * vocabulary.Count) + token];

        public int Suggest(Span<Suggestion> suggestions, WordMask? mask = null)
        {
            for (int word = 1; word < vocabulary.Count; word++)
            {
                suggestions[word - 1] = new Suggestion(word, (float)Probability(word));
            }

            return vocabulary.Count - 1;
        }

        public int Complete(ReadOnlySpan<char> prefix, Span<Suggestion> suggestions, CompletionOptions? options = null) => throw new NotSupportedException();

        public void CopyTo(Span<byte> destination)
        {
        }

        public void Restore(ReadOnlySpan<byte> source) => throw new NotSupportedException();
    }
}
