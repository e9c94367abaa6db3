namespace RnnGen.Generators.Layout;

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
    public Stride TimeStride => new("TimeStride", (long)Batch * Panel.Width);

    /// <summary>Floats from one panel to the next.</summary>
    public Stride PanelStride => new("PanelStride", (long)Count * Panel.Width);

    /// <summary>Floats from one panel of h or c to the next.</summary>
    public Stride StatePanelStride => new("StatePanelStride", (long)StateCount * Panel.Width);
}
