using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnGen.CompilerServices;

/// <summary>
/// Elementary functions on eight or sixteen floats at once, for the inner loops of generated code: inlined, branch-free and portable. Bounds on the
/// error are in ulp (units in the last place of the exact result) and hold with and without fused multiply-add. What takes a reference and an offset trusts generated code, which
/// alone calls it: neither is checked.
/// </summary>
/// <remarks>
/// All of them write e^y = 2ⁿ·e^r with n = round(y / ln 2) and |r| ≤ ½·ln 2. Adding 1.5·2²³ to y / ln 2 leaves n in the low bits of the
/// sum, from where a shift moves it into the exponent of 2ⁿ: no conversion, no rounding instruction. Arguments are clamped with the
/// constant first, because <c>MinNative</c> and <c>MaxNative</c> return their second operand when either is NaN.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class VectorMath
{
    private const float Log2E = 1.44269504f;
    private const float Ln2 = 0.693147181f;

    /// <summary>ln 2 rounded to 9 bits, so that its product with any n here is exact; <see cref="Ln2Low"/> is the remainder.</summary>
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    /// <summary>1.5·2²³: floats of this size are integers, one ulp apart.</summary>
    private const float RoundToInteger = 12582912f;
    private const int ExponentBias = 127;
    private const int MantissaBits = 23;

    /// <summary>a·b + c, with one rounding where the processor has fused multiply-add, with two where it has not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        Vector256.MultiplyAddEstimate(a, b, c);

    /// <summary>The largest of eight lanes; NaN where one is NaN.</summary>
    public static float Largest(Vector256<float> lanes)
    {
        float largest = lanes[0];
        for (int lane = 1; lane < Vector256<float>.Count; lane++)
        {
            largest = Math.Max(largest, lanes[lane]);
        }

        return largest;
    }
}
