namespace RnnGen.Tests;

internal static class UlpError
{
    private const int MantissaBits = 23;

    /// <summary>|actual − exact| in units in the last place that a float of the size of <paramref name="exact"/> has.</summary>
    public static double Of(float actual, double exact)
    {
        double ulp = exact == 0 ? float.Epsilon : Math.Max(Math.ScaleB(1, Math.ILogB(exact) - MantissaBits), float.Epsilon);
        return Math.Abs(actual - exact) / ulp;
    }
}
