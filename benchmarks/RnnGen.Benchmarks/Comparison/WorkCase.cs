namespace RnnGen.Benchmarks;

/// <summary>The work of one row, ready to run: every side has the same parameters and reads the same words, and has been checked to compute the same results.</summary>
/// <param name="operations">Floating-point operations of one unit; a multiply-add is two.</param>
internal sealed class WorkCase(double operations) : IDisposable
{
    /// <summary>Floating-point operations of one unit, whether or not a table replaces some of them.</summary>
    public double Operations { get; } = operations;

    /// <summary>Threads that the generated code uses.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The generated code.</summary>
    public required Contender RnnGen { get; init; }

    /// <summary>The part of a training step that <see cref="Operations"/> counts; null if that is all of it.</summary>
    public Contender? ForwardBackward { get; init; }

    /// <summary>Scalar code with run-time sizes; null if it takes too long.</summary>
    public Contender? Naive { get; init; }

    /// <summary>Vector code with run-time sizes; null if there is none for the work.</summary>
    public Contender? RuntimeSizes { get; init; }

    /// <summary>ONNX Runtime with one thread.</summary>
    public Contender? OnnxRuntime { get; init; }

    /// <summary>ONNX Runtime with two threads.</summary>
    public Contender? OnnxRuntimeTwoThreads { get; init; }

    /// <summary>ONNX Runtime with one thread and weights in int8; null if it has no such operator for the cell.</summary>
    public Contender? OnnxRuntimeInt8 { get; init; }

    /// <summary>TorchSharp's training step, with as many threads as the generated code; null if this program runs without it.</summary>
    public Contender? TorchSharp { get; init; }

    /// <inheritdoc/>
    public void Dispose()
    {
        RnnGen.Dispose();
        ForwardBackward?.Dispose();
        Naive?.Dispose();
        RuntimeSizes?.Dispose();
        OnnxRuntime?.Dispose();
        OnnxRuntimeTwoThreads?.Dispose();
        OnnxRuntimeInt8?.Dispose();
        TorchSharp?.Dispose();
    }
}
