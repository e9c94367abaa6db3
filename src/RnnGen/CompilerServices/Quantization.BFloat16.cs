using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnGen.CompilerServices;

public static partial class Quantization
{
    /// <summary>Half a unit in the last place of a bfloat16, less one.</summary>
    private const int AlmostHalf = 0x7FFF;

    /// <summary>Rounds floats to bfloat16, the nearest and of two the even one: the upper half of a float, which keeps its range and 8 bits.</summary>
    /// <param name="source">The floats, in whole panels.</param>
    /// <param name="target">Receives half as many floats' room.</param>
    /// <param name="panels">Panels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToBFloat16(ref float source, ref float target, nuint panels)
    {
        ref ushort halves = ref Unsafe.As<float, ushort>(ref target);
        for (nuint column = 0; column < 16 * panels; column++)
        {
            int bits = BitConverter.SingleToInt32Bits(Unsafe.Add(ref source, column));
            Unsafe.Add(ref halves, column) = (ushort)((bits + AlmostHalf + ((bits >> 16) & 1)) >>> 16);
        }
    }

    /// <summary>The floats of which bfloat16 are the upper halves.</summary>
    /// <param name="source">The bfloat16.</param>
    /// <param name="target">Receives the floats, in whole panels.</param>
    /// <param name="panels">Panels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FromBFloat16(ref float source, ref float target, nuint panels)
    {
        ref ushort halves = ref Unsafe.As<float, ushort>(ref source);
        for (nuint column = 0; column < 16 * panels; column += 16)
        {
            Vector256<ushort> panel = Vector256.LoadUnsafe(ref halves, column);
            Vector256.StoreUnsafe((Vector256.WidenLower(panel) << 16).AsSingle(), ref target, column);
            Vector256.StoreUnsafe((Vector256.WidenUpper(panel) << 16).AsSingle(), ref target, column + 8);
        }
    }
}
