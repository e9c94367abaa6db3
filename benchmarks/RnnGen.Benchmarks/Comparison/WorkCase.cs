namespace RnnGen.Benchmarks;

/// <summary>What one row measures, ready to run: every side works on the same parameters and reads the same words, and was checked to compute the same.</summary>
/// <param name="operations">Floating-point operations of one unit; a multiply-add is two.</param>
internal sealed class WorkCase(double operations) : IDisposable
{
    /// <summary>Floating-point operations of one unit, whether or not a table replaces some of them.</summary>
    public double Operations { get; } = operations;

    /// <summary>Threads that the generated code uses.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Whether the generated code multiplies with vectors of 16 floats where there are any.</summary>
    public bool IsWide { get; init; }

    /// <summary>The generated code.</summary>
    public required Contender RnnGen { get; init; }

    /// <summary>The part of it that <see cref="Operations"/> counts, of a training step; null where that is all.</summary>
    public Contender? ForwardBackward { get; init; }

    /// <summary>Scalar code with run-time sizes; null where it takes too long to wait for.</summary>
    public Contender? Naive { get; init; }

    /// <summary>Vector code with run-time sizes; null where the cell is not written so.</summary>
    public Contender? RuntimeSizes { get; init; }

    /// <summary>ONNX Runtime with one thread.</summary>
    public Contender? OnnxRuntime { get; init; }

    /// <summary>ONNX Runtime with two threads.</summary>
    public Contender? OnnxRuntimeTwoThreads { get; init; }

    /// <summary>TorchSharp with as many threads as the generated code, of a training step; null where the program came without it.</summary>
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
        TorchSharp?.Dispose();
    }
}
