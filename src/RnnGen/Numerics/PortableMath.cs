namespace RnnGen;

/// <summary>
/// Elementary functions from + − · / alone. <see cref="Math"/> calls the platform's library, whose last bits differ from system to system;
/// these give the same bits everywhere.
/// </summary>
internal static class PortableMath
{
    private const double Ln2 = 0.693147180559945309417;
    private const double Sqrt2 = 1.41421356237309504880;
    private const int MantissaBits = 52;
    private const int ExponentBias = 1023;

    /// <summary>
    /// ln x for a positive, finite, normal <paramref name="x"/>, within a relative error of 5e-16.
    /// x = 2^k·m with m in [√½, √2), and ln m = 2·artanh z = 2·(z + z³/3 + z⁵/5 + …) with z = (m − 1)/(m + 1), |z| ≤ 0.1716.
    /// </summary>
    public static double Log(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> MantissaBits) - ExponentBias;
        double mantissa = BitConverter.Int64BitsToDouble((bits & ((1L << MantissaBits) - 1)) | ((long)ExponentBias << MantissaBits));
        if (mantissa >= Sqrt2)
        {
            mantissa *= 0.5;
            exponent++;
        }

        double z = (mantissa - 1) / (mantissa + 1);
        double z2 = z * z;

        // The first term left out, z²²/23, is below 7e-19.
        double series = 1.0 / 21;
        for (int denominator = 19; denominator >= 1; denominator -= 2)
        {
            series = (series * z2) + (1.0 / denominator);
        }

        return (exponent * Ln2) + (2 * z * series);
    }
}
