using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RnnGen.CompilerServices;

public static partial class Quantization
{
    /// <summary>Adds to each of 16 sums the products of four weights with the same four values.</summary>
    /// <param name="sums">int32 sums.</param>
    /// <param name="four">u of four neighbouring columns, as one number.</param>
    /// <param name="weights">q of four columns of 16 rows, [16][4].</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> MultiplyAdd(Vector512<int> sums, int four, Vector512<float> weights)
    {
        if (Avx512BW.IsSupported)
        {
            Vector512<short> pairs = Avx512BW.MultiplyAddAdjacent(Vector512.Create(four).AsByte(), weights.AsSByte());
            return sums + Avx512BW.MultiplyAddAdjacent(pairs, Vector512<short>.One);
        }

        return Vector512.Create(MultiplyAdd(sums.GetLower(), four, weights.GetLower()), MultiplyAdd(sums.GetUpper(), four, weights.GetUpper()));
    }

    /// <summary>Adds to each of 8 sums the products of four weights with the same four values.</summary>
    /// <param name="sums">int32 sums.</param>
    /// <param name="four">u of four neighbouring columns, as one number.</param>
    /// <param name="weights">q of four columns of 8 rows, [8][4].</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> MultiplyAdd(Vector256<int> sums, int four, Vector256<float> weights)
    {
        Vector256<int> values = Vector256.Create(four);
        if (AvxVnni.IsSupported)
        {
            return AvxVnni.MultiplyWideningAndAdd(sums, values.AsByte(), weights.AsSByte());
        }

        if (Avx2.IsSupported)
        {
            Vector256<short> pairs = Avx2.MultiplyAddAdjacent(values.AsByte(), weights.AsSByte());
            return sums + Avx2.MultiplyAddAdjacent(pairs, Vector256<short>.One);
        }

        // Byte after byte: shifted to the top of its lane, a weight comes down with its sign.
        Vector256<int> lowByte = Vector256.Create(0xFF), four8 = weights.AsInt32();
        return sums
            + ((values & lowByte) * ((four8 << 24) >> 24))
            + ((Vector256.ShiftRightLogical(values, 8) & lowByte) * ((four8 << 16) >> 24))
            + ((Vector256.ShiftRightLogical(values, 16) & lowByte) * ((four8 << 8) >> 24))
            + (Vector256.ShiftRightLogical(values, 24) * (four8 >> 24));
    }
}
