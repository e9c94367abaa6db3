using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnGen;

public static partial class VectorMath
{
    /// <summary>tanh x of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        Vector256<float> e = Exp(x + x);
        return (e - Vector256<float>.One) / (e + Vector256<float>.One);
    }
}
