using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace RnnGen.Onnx.Tests;

/// <summary>A graph in ONNX Runtime, and the states that it carries from call to call.</summary>
internal sealed class OnnxRun : IDisposable
{
    private readonly InferenceSession _session;
    private readonly int _batchSize;
    private readonly Dictionary<string, DenseTensor<float>> _states = new();

    /// <summary>Loads a graph; its states are zeros.</summary>
    public OnnxRun(byte[] graph, int batchSize = 1)
    {
        using SessionOptions options = new() { IntraOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        _session = new InferenceSession(graph, options);
        _batchSize = batchSize;
        foreach ((string name, NodeMetadata state) in _session.InputMetadata.Where(input => input.Key != "tokens"))
        {
            _states[name] = new DenseTensor<float>([1, batchSize, state.Dimensions[2]]);
        }
    }

    /// <summary>Writes a model and loads it.</summary>
    public static OnnxRun Of(RnnModel model, OnnxHead? head = null, int batchSize = 1) => new(Bytes(model, head), batchSize);

    /// <summary>The bytes of an exported model.</summary>
    public static byte[] Bytes(RnnModel model, OnnxHead? head = null)
    {
        using TemporaryFolder folder = new();
        OnnxExport.Write(model, folder["model.onnx"], head);
        return File.ReadAllBytes(folder["model.onnx"]);
    }

    public InferenceSession Session => _session;

    public IReadOnlyDictionary<string, DenseTensor<float>> States => _states;

    /// <summary>Feeds tokens [sequence, batch], carries the states, and gives all outputs.</summary>
    public Dictionary<string, object> Feed(params long[] tokens)
    {
        List<NamedOnnxValue> inputs =
        [
            NamedOnnxValue.CreateFromTensor("tokens", new DenseTensor<long>(tokens, [tokens.Length / _batchSize, _batchSize])),
            .. _states.Select(state => NamedOnnxValue.CreateFromTensor(state.Key, state.Value)),
        ];
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = _session.Run(inputs);
        Dictionary<string, object> outputs = new();
        foreach (DisposableNamedOnnxValue result in results)
        {
            if (result.Name.EndsWith("_out", StringComparison.Ordinal))
            {
                _states[result.Name[..^"_out".Length]] = result.AsTensor<float>().ToDenseTensor();
            }

            outputs[result.Name] = result.Name == "indices" ? result.AsEnumerable<long>().ToArray() : result.AsEnumerable<float>().ToArray();
        }

        return outputs;
    }

    /// <summary>Feeds tokens and gives one output of floats.</summary>
    public float[] Feed(string output, params long[] tokens) => (float[])Feed(tokens)[output];

    public void Dispose() => _session.Dispose();
}
