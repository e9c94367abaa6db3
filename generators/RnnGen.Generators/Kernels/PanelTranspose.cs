namespace RnnGen.Generators;

/// <summary>Weights [N/16][K][16] to the panels of their transpose [K/16][N][16], columns beyond K zero. One call transposes the panels that its caller passes.</summary>
/// <param name="Depth">K.</param>
/// <param name="Panels">N/16; 0 where only the caller knows it.</param>
/// <param name="SourceStride">Floats between panels of the weights.</param>
/// <param name="ResultStride">Floats between panels of the transpose.</param>
internal sealed record PanelTranspose(string Name, string Equation, int Depth, int Panels, int SourceStride, int ResultStride) : Kernel(Name, Equation)
{
    public int DepthPanels => Depth / Panel.Width;

    public int DepthTail => Depth % Panel.Width;

    public override string Shapes => $"weights [{(Panels == 0 ? "panels" : $"{Panels}")}][{Depth}][16] → result [{Panel.Count(Depth)}][{(Panels == 0 ? "16·panels" : $"{Panels * Panel.Width}")}][16]";
}
