using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnGen;

/// <summary>
/// Elementary functions on eight floats at once, for the inner loops of generated code: inlined, branch-free and portable. Bounds on the
/// error are in ulp (units in the last place of the exact result) and hold with and without fused multiply-add.
/// </summary>
public static partial class VectorMath
{
    /// <summary>a·b + c, in one rounding where the processor has fused multiply-add, in two where it has not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        Vector256.MultiplyAddEstimate(a, b, c);
}
