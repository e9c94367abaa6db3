namespace RnnGen.Benchmarks;

/// <summary>P·h [E]: what a tied embedding of another width than h is multiplied by; vector code with sizes known only at run time.</summary>
internal sealed class RuntimeSizeProjection
{
    private readonly int _width;
    private readonly ColumnPanels _weights;
    private readonly AlignedBuffer _noBias;
    private readonly AlignedBuffer _projected;

    public RuntimeSizeProjection(RnnModel model)
    {
        _width = model.Shape.EmbeddingSize;
        int hiddenSize = model.Shape.HiddenSize;
        _weights = new ColumnPanels(hiddenSize, _width, PanelProduct.Width);
        _noBias = new AlignedBuffer(_weights.PanelCount * PanelProduct.Width);
        _projected = new AlignedBuffer(_noBias.Length);
        float[] weights = RuntimeSizeCell.Read(model, "projection.weight");
        for (int i = 0; i < weights.Length; i++)
        {
            _weights[i % hiddenSize, i / hiddenSize] = weights[i];
        }
    }

    /// <summary>Computes P·h; valid until the next call.</summary>
    public ReadOnlySpan<float> Project(ReadOnlySpan<float> hidden)
    {
        for (int panel = 0; panel < _weights.PanelCount; panel++)
        {
            PanelProduct.Compute(_weights, _noBias, panel, hidden, ref _projected.Span[panel * PanelProduct.Width]);
        }

        return _projected.Span[.._width];
    }
}
