using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RnnGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>Loads four floats into both halves of a vector: one load instead of the four that <see cref="Vector256.Create(float)"/> of each would take.</summary>
    /// <param name="source">A run of floats at a fixed place in memory.</param>
    /// <param name="offset">Floats before the four.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Vector256<float> LoadTwice(ref float source, nuint offset) => Avx.IsSupported
        // The instruction takes a pointer; creating it here keeps emitted code free of pointers.
        ? Avx.BroadcastVector128ToVector256((float*)Unsafe.AsPointer(ref source) + offset)
        : Vector256.Create(Vector128.LoadUnsafe(ref source, offset));

    /// <summary>The first of the four floats of <see cref="LoadTwice"/>, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Repeat0(Vector256<float> four) => Vector256.Shuffle(four, Vector256.Create(0, 0, 0, 0, 4, 4, 4, 4));

    /// <summary>The second of the four floats of <see cref="LoadTwice"/>, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Repeat1(Vector256<float> four) => Vector256.Shuffle(four, Vector256.Create(1, 1, 1, 1, 5, 5, 5, 5));

    /// <summary>The third of the four floats of <see cref="LoadTwice"/>, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Repeat2(Vector256<float> four) => Vector256.Shuffle(four, Vector256.Create(2, 2, 2, 2, 6, 6, 6, 6));

    /// <summary>The fourth of the four floats of <see cref="LoadTwice"/>, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Repeat3(Vector256<float> four) => Vector256.Shuffle(four, Vector256.Create(3, 3, 3, 3, 7, 7, 7, 7));

    /// <summary>Loads four floats into all four quarters of a vector.</summary>
    /// <param name="source">A run of floats at a fixed place in memory.</param>
    /// <param name="offset">Floats before the four.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Vector512<float> LoadFourTimes(ref float source, nuint offset) => Avx512F.IsSupported
        ? Avx512F.BroadcastVector128ToVector512((float*)Unsafe.AsPointer(ref source) + offset)
        : Vector512.Create(Vector256.Create(Vector128.LoadUnsafe(ref source, offset)));

    /// <summary>The first of the four floats of <see cref="LoadFourTimes"/>, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Repeat0(Vector512<float> four) => Vector512.Shuffle(four, Vector512.Create(0, 0, 0, 0, 4, 4, 4, 4, 8, 8, 8, 8, 12, 12, 12, 12));

    /// <summary>The second of the four floats of <see cref="LoadFourTimes"/>, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Repeat1(Vector512<float> four) => Vector512.Shuffle(four, Vector512.Create(1, 1, 1, 1, 5, 5, 5, 5, 9, 9, 9, 9, 13, 13, 13, 13));

    /// <summary>The third of the four floats of <see cref="LoadFourTimes"/>, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Repeat2(Vector512<float> four) => Vector512.Shuffle(four, Vector512.Create(2, 2, 2, 2, 6, 6, 6, 6, 10, 10, 10, 10, 14, 14, 14, 14));

    /// <summary>The fourth of the four floats of <see cref="LoadFourTimes"/>, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Repeat3(Vector512<float> four) => Vector512.Shuffle(four, Vector512.Create(3, 3, 3, 3, 7, 7, 7, 7, 11, 11, 11, 11, 15, 15, 15, 15));

    /// <summary>Loads eight floats into the lower half of a vector, and eight into the upper.</summary>
    /// <param name="source">A run of floats.</param>
    /// <param name="lower">Floats before the first eight.</param>
    /// <param name="upper">Floats before the others.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadHalves(ref float source, nuint lower, nuint upper) =>
        Vector512.Create(Vector256.LoadUnsafe(ref source, lower), Vector256.LoadUnsafe(ref source, upper));
}
