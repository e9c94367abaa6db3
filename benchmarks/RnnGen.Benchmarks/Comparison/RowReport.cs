using System.Text.Json.Serialization;

namespace RnnGen.Benchmarks;

/// <summary>The figures of one row; null if a column does not apply. Times are in nanoseconds per unit, medians over the rounds.</summary>
internal sealed record RowReport
{
    [JsonPropertyName("work")]
    public required string Work { get; init; }

    [JsonPropertyName("rnngen_ns")]
    public required double RnnGenNanoseconds { get; init; }

    /// <summary>The forward and backward pass of a training step only.</summary>
    [JsonPropertyName("forward_backward_ns")]
    public double? ForwardBackwardNanoseconds { get; init; }

    [JsonPropertyName("naive_ns")]
    public double? NaiveNanoseconds { get; init; }

    [JsonPropertyName("runtime_sizes_ns")]
    public double? RuntimeSizesNanoseconds { get; init; }

    [JsonPropertyName("onnxruntime_ns")]
    public double? OnnxRuntimeNanoseconds { get; init; }

    [JsonPropertyName("onnxruntime_2_threads_ns")]
    public double? OnnxRuntimeTwoThreadsNanoseconds { get; init; }

    /// <summary>ONNX Runtime with one thread and weights in int8.</summary>
    [JsonPropertyName("onnxruntime_int8_ns")]
    public double? OnnxRuntimeInt8Nanoseconds { get; init; }

    /// <summary>A training step of TorchSharp, with the same number of threads.</summary>
    [JsonPropertyName("torchsharp_ns")]
    public double? TorchSharpNanoseconds { get; init; }

    /// <summary>Operations / (time · threads · peak), with the peak of the same round.</summary>
    [JsonPropertyName("share_of_peak")]
    public required double ShareOfPeak { get; init; }

    /// <summary>The same with the peak of vectors of 16 floats; null if the processor has none.</summary>
    [JsonPropertyName("share_of_wide_peak")]
    public double? ShareOfWidePeak { get; init; }

    /// <summary>Heap bytes that the generated code allocated in all rounds, on all of its threads.</summary>
    [JsonPropertyName("allocated_bytes")]
    public required long AllocatedBytes { get; init; }
}
