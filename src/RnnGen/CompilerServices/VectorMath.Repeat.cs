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
}
