namespace RnnGen;

/// <summary>
/// Elementary functions built only from + − · /. <see cref="Math"/> calls the platform's library, whose last bits differ from system to system;
/// these give the same bits everywhere.
/// </summary>
/// <remarks>.NET 10's own <c>double.LogP1</c> and <c>double.ExpM1</c> compute ln(x + 1) and eˣ − 1 literally, which loses the digits of a small x.</remarks>
internal static class PortableMath
{
    private const double Ln2 = 0.693147180559945309417;
    private const double Sqrt2 = 1.41421356237309504880;

    // ln 2 in two parts (fdlibm's): the last 21 bits of the upper are zero, so that k·Ln2High is exact for the exponents k of a double.
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double Log2E = 1.44269504088896340736;
    private const int MantissaBits = 52;
    private const int ExponentBias = 1023;

    /// <summary>
    /// ln x for a positive, finite, normal <paramref name="x"/>, within a relative error of 5e-16.
    /// x = 2^k·m with m in [√½, √2), and ln m = 2·artanh z with z = (m − 1)/(m + 1), |z| ≤ 0.1716.
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

        return (exponent * Ln2) + TwiceArtanh((mantissa - 1) / (mantissa + 1));
    }

    /// <summary>ln(1 + x) for a finite x > −1, within a relative error of 1e-15: no digit of a small x is lost by adding 1.</summary>
    public static double LogP1(double x)
    {
        // ln(1 + x) = 2·artanh(x / (2 + x)); outside these bounds |z| exceeds the range of the series, and 1 + x loses nothing that matters.
        return x is > -0.29 and < 0.41 ? TwiceArtanh(x / (2 + x)) : Log(1 + x);
    }

    /// <summary>eˣ for x ≤ 700, within a relative error of 1e-15; 0 below −700.</summary>
    public static double Exp(double x)
    {
        if (x < -700)
        {
            return 0;
        }

        // e^x = 2^k·e^r = 2^k·(1 + (e^r − 1)), with |r| ≤ ½·ln 2.
        double k = Math.Round(x * Log2E);
        return Math.ScaleB(1 + ExpM1(x - (k * Ln2High) - (k * Ln2Low)), (int)k);
    }

    /// <summary>
    /// eˣ − 1 for x ≤ 700, within a relative error of 1e-15. x = k·ln 2 + r with |r| ≤ ½·ln 2, and eˣ − 1 = 2^k·(eʳ − 1) + (2^k − 1), where
    /// eʳ − 1 = r + r²/2! + r³/3! + … keeps the digits of a small x.
    /// </summary>
    public static double ExpM1(double x)
    {
        if (x < -40)
        {
            return -1;
        }

        double k = Math.Round(x * Log2E);
        double r = x - (k * Ln2High) - (k * Ln2Low);

        // 1/n! from n = 2. The first term left out, r¹⁵/15!, is below 3e-19·r.
        ReadOnlySpan<double> coefficients =
        [
            1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5_040, 1.0 / 40_320, 1.0 / 362_880, 1.0 / 3_628_800,
            1.0 / 39_916_800, 1.0 / 479_001_600, 1.0 / 6_227_020_800, 1.0 / 87_178_291_200,
        ];
        double series = 0;
        for (int n = coefficients.Length - 1; n >= 0; n--)
        {
            series = (series * r) + coefficients[n];
        }

        double power = Math.ScaleB(1, (int)k);
        return (power * (r + (r * r * series))) + (power - 1);
    }

    /// <summary>(1 + cos πx)/2 for x in [0, 1], within 3e-16: half a period of the cosine, from 1 down to 0. It is 1 − sin²(πx/2), and sin²(π(1 − x)/2).</summary>
    public static double HalfCosine(double x)
    {
        double sine = Sin(Math.PI / 2 * Math.Min(x, 1 - x));
        return x <= 0.5 ? 1 - (sine * sine) : sine * sine;
    }

    /// <summary>sin z = z − z³/3! + z⁵/5! − …, |z| ≤ π/4. The first term left out, z¹⁷/17!, is below 5e-17.</summary>
    private static double Sin(double z)
    {
        double z2 = z * z;
        double series = 1;
        for (int n = 14; n >= 2; n -= 2)
        {
            series = 1 - (series * z2 / (n * (n + 1)));
        }

        return z * series;
    }

    /// <summary>2·artanh z = 2·(z + z³/3 + z⁵/5 + …), |z| ≤ 0.1716.</summary>
    private static double TwiceArtanh(double z)
    {
        double z2 = z * z;

        // The first term left out, z²²/23, is below 7e-19.
        double series = 1.0 / 21;
        for (int denominator = 19; denominator >= 1; denominator -= 2)
        {
            series = (series * z2) + (1.0 / denominator);
        }

        return 2 * z * series;
    }
}
