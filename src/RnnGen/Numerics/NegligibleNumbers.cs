using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RnnGen;

/// <summary>
/// Numbers too small to matter, made 0. What is only multiplied by a factor below 1 from step to step, as an optimiser's moment of a word that does not occur or the state of a unit
/// without input, becomes a subnormal number and, rounded up again and again, remains one for ever; processors compute with those many times slower.
/// </summary>
internal static class NegligibleNumbers
{
    /// <summary>
    /// 2⁻¹¹⁴ ≈ 4.8e-35; what is smaller is negligible, and far enough above 2⁻¹²⁶, where subnormal numbers begin, for a decay by 0.9 to take 64 steps and more to get there.
    /// As a first moment it makes a step of a parameter, η·m/ε, of 4.8e-30 at the usual η = 10⁻³ and ε = 10⁻⁸, which only a parameter below 10⁻²² would notice. As a second
    /// moment its root is 6.9e-18, which even divided by the smallest bias correction, √(1 − β₂) = 0.03, is less than half a unit in the last place of ε. As a unit's state it changes
    /// no pre-activation and no logit that is not itself negligible.
    /// </summary>
    public const float Limit = 4.81482486e-35f;

    /// <summary>
    /// Zeroes what is negligible. Sizes are compared as integers, which order them as the numbers do: the bits are the same whatever a processor does with subnormal numbers.
    /// </summary>
    /// <param name="values">The numbers, a multiple of 8 of them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Flush(Span<float> values)
    {
        Vector256<int> limit = Vector256.Create(Limit).AsInt32();
        foreach (ref Vector256<float> eight in MemoryMarshal.Cast<float, Vector256<float>>(values))
        {
            Vector256<float> isNegligible = Vector256.GreaterThan(limit, Vector256.Abs(eight).AsInt32()).AsSingle();

            // Most are not, or are zero already: they are only read.
            if ((eight & isNegligible).AsInt32() != Vector256<int>.Zero)
            {
                eight = Vector256.AndNot(eight, isNegligible);
            }
        }
    }
}
