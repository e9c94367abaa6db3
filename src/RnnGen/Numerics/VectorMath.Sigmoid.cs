using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnGen;

public static partial class VectorMath
{
    /// <summary>σ(x) = 1 / (1 + e^−x) of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x) => Vector256<float>.One / (Vector256<float>.One + Exp(-x));
}
