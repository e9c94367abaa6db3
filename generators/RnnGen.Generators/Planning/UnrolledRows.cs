namespace RnnGen.Generators;

/// <summary>The rows of the unrolled matrices, and the floats between their panels. Row t·B + b belongs to step t of sequence b.</summary>
/// <param name="TimeSteps">T.</param>
/// <param name="Batch">B.</param>
internal sealed record UnrolledRows(int TimeSteps, int Batch)
{
    /// <summary>T·B.</summary>
    public int Count => TimeSteps * Batch;

    /// <summary>Rows of h and c: the block carried in, then T computed ones.</summary>
    public int StateCount => Count + Batch;

    /// <summary>Floats from one time step to the next within a panel.</summary>
    public int TimeStride => Batch * Panel.Width;

    /// <summary>Floats from one panel to the next.</summary>
    public int PanelStride => Count * Panel.Width;

    /// <summary>Floats from one panel of h or c to the next.</summary>
    public int StatePanelStride => StateCount * Panel.Width;

    public static UnrolledRows Of(ModelSpec spec) => new(spec.SequenceLength, spec.BatchSize);
}
