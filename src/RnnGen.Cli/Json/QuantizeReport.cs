namespace RnnGen.Cli;

/// <summary>The output of <c>quantize --json</c>.</summary>
/// <param name="Bytes">Size of the int8 file.</param>
/// <param name="LargestError">The largest |w − scale·q| of all weights.</param>
/// <param name="MeanError">The mean of all weights.</param>
internal sealed record QuantizeReport(long Bytes, double LargestError, double MeanError)
{
    /// <summary>Creates the report of a file that tells its errors.</summary>
    /// <param name="file">The int8 file.</param>
    /// <param name="bytes">Its size.</param>
    public static QuantizeReport Of(ModelFile file, long bytes) => new(
        bytes,
        file.QuantizationErrors.Max(error => error.Largest),
        file.QuantizationErrors.Sum(error => error.Mean * error.Elements) / file.QuantizationErrors.Sum(error => error.Elements));
}
