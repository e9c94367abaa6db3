using OxyPlot;

namespace RnnGen.Cli;

/// <summary>Measures text for a drawing whose viewer chooses the font. OxyPlot measures Arial, in points of 4/3 pixels; other sans-serif fonts are up to an eighth wider.</summary>
internal sealed class GenerousTextMeasurer(double width, double height) : PdfRenderContext(width, height, OxyColors.White)
{
    private const double Generosity = 4.0 / 3 * 9 / 8;

    /// <inheritdoc/>
    public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight)
    {
        OxySize arial = base.MeasureText(text, fontFamily, fontSize, fontWeight);
        return new OxySize(arial.Width * Generosity, arial.Height * Generosity);
    }
}
