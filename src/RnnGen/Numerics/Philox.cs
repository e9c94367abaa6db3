using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RnnGen;

/// <summary>
/// Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3"): random bits as a function of a counter of four
/// words and a key of two. No state is carried from one number to the next, so any thread can draw any of them, any number of times.
/// </summary>
/// <remarks>
/// Four counters at a time: every word is the lower half of a 64-bit lane. The upper halves are never read, so that products need no
/// masking where the processor multiplies 32 by 32 bits.
/// </remarks>
internal static class Philox
{
    private const int Rounds = 10;
    private const ulong Multiplier0 = 0xD2511F53;
    private const ulong Multiplier2 = 0xCD9E8D57;

    // The keys of the rounds are a Weyl sequence: the golden ratio and √3 − 1.
    private const uint KeyStep0 = 0x9E3779B9;
    private const uint KeyStep1 = 0xBB67AE85;

    private const ulong LowerHalf = uint.MaxValue;

    /// <summary>Returns the random bits of four counters: lanes 0, 2, 4, 6 of <c>Low</c> are word 0 of each, the lanes between word 1; likewise words 2 and 3 in <c>High</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<uint> Low, Vector256<uint> High) Bits(
        Vector256<ulong> word0, Vector256<ulong> word1, Vector256<ulong> word2, Vector256<ulong> word3, ulong key)
    {
        uint key0 = (uint)key, key1 = (uint)(key >> 32);
        Vector256<ulong> multiplier0 = Vector256.Create(Multiplier0), multiplier2 = Vector256.Create(Multiplier2);
        for (int round = 0; round < Rounds; round++)
        {
            Vector256<ulong> product0 = Product(word0, multiplier0), product2 = Product(word2, multiplier2);
            word0 = (product2 >> 32) ^ word1 ^ Vector256.Create((ulong)key0);
            word2 = (product0 >> 32) ^ word3 ^ Vector256.Create((ulong)key1);
            word1 = product2;
            word3 = product0;
            key0 += KeyStep0;
            key1 += KeyStep1;
        }

        return (Interleaved(word0, word1), Interleaved(word2, word3));
    }

    /// <summary>Returns the 64-bit products of the lower halves; <paramref name="multiplier"/> has only a lower half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Product(Vector256<ulong> word, Vector256<ulong> multiplier) => Avx2.IsSupported
        ? Avx2.Multiply(word.AsUInt32(), multiplier.AsUInt32())
        : (word & Vector256.Create(LowerHalf)) * multiplier;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Interleaved(Vector256<ulong> even, Vector256<ulong> odd) =>
        ((even & Vector256.Create(LowerHalf)) | (odd << 32)).AsUInt32();
}
