using Microsoft.ML.OnnxRuntime;

namespace RnnGen.Benchmarks;

/// <summary>
/// A text read by ONNX Runtime as fast as it can be called: every value is bound beforehand, and the states swap sides, so that what one word
/// wrote, the next reads in place. Its threads spin between calls, as they do by default.
/// </summary>
internal sealed class OnnxText : IDisposable
{
    private const string Tokens = "tokens";
    private readonly InferenceSession _session;
    private readonly RunOptions _runOptions = new();
    private readonly List<OrtValue> _values = [];
    private readonly long[] _token = new long[1];
    private readonly float[] _probabilities = new float[OnnxGraphs.TokenCount];
    private readonly long[] _indices = new long[OnnxGraphs.TokenCount];
    private readonly float[][] _hidden = new float[2][];

    // In binding 0 the states are read from side 0 and written to side 1; in binding 1 the other way round.
    private readonly OrtIoBinding[] _bindings;
    private int _side;

    /// <param name="graph">A graph of <see cref="OnnxGraphs"/>.</param>
    /// <param name="threads">Threads of one operator.</param>
    public OnnxText(byte[] graph, int threads)
    {
        using SessionOptions options = new() { IntraOpNumThreads = threads, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        _session = new InferenceSession(graph, options);
        _bindings = [_session.CreateIoBinding(), _session.CreateIoBinding()];
        OrtValue token = Value(_token, 1, 1);
        foreach (OrtIoBinding binding in _bindings)
        {
            binding.BindInput(Tokens, token);
        }

        BindStates();
        BindMostProbable();
    }

    /// <summary>h after the latest word.</summary>
    public ReadOnlySpan<float> HiddenState => _hidden[_side];

    /// <summary>Feeds one word through the graph.</summary>
    public void Feed(int token)
    {
        _token[0] = token;
        _session.RunWithBinding(_runOptions, _bindings[_side]);
        _side ^= 1;
    }

    /// <summary>Returns the suggestions after the latest word, which the graph has already computed.</summary>
    public void Suggest(Span<Suggestion> suggestions)
    {
        for (int i = 0, count = 0; count < suggestions.Length; i++)
        {
            if (_indices[i] != Vocabulary.Unknown)
            {
                suggestions[count++] = new Suggestion((int)_indices[i], _probabilities[i]);
            }
        }
    }

    public void Dispose()
    {
        foreach (OrtIoBinding binding in _bindings)
        {
            binding.Dispose();
        }

        foreach (OrtValue value in _values)
        {
            value.Dispose();
        }

        _runOptions.Dispose();
        _session.Dispose();
    }

    private void BindStates()
    {
        foreach ((string name, NodeMetadata state) in _session.InputMetadata.Where(input => input.Key != Tokens))
        {
            int size = state.Dimensions[^1];
            float[][] sides = [new float[size], new float[size]];
            OrtValue[] values = [Value(sides[0], 1, 1, size), Value(sides[1], 1, 1, size)];
            for (int side = 0; side < sides.Length; side++)
            {
                _bindings[side].BindInput(name, values[side]);
                _bindings[side].BindOutput($"{name}_out", values[side ^ 1]);
            }

            if (name == "h0")
            {
                sides.CopyTo(_hidden, 0);
            }
        }
    }

    private void BindMostProbable()
    {
        if (!_session.OutputMetadata.ContainsKey("probabilities"))
        {
            return;
        }

        OrtValue probabilities = Value(_probabilities, 1, 1, _probabilities.Length);
        OrtValue indices = Value(_indices, 1, 1, _indices.Length);
        foreach (OrtIoBinding binding in _bindings)
        {
            binding.BindOutput("probabilities", probabilities);
            binding.BindOutput("indices", indices);
        }
    }

    /// <summary>Creates a tensor over an array, which stays pinned for as long as the value lives.</summary>
    private OrtValue Value<T>(T[] elements, params long[] shape)
        where T : unmanaged
    {
        OrtValue value = OrtValue.CreateTensorValueFromMemory(elements, shape);
        _values.Add(value);
        return value;
    }
}
