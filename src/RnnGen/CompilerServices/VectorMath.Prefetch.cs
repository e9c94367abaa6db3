using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace RnnGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>Prefetches the cache line of a float that will be read soon. Changes no result and never faults; does nothing where the processor has no such instruction.</summary>
    /// <param name="source">A run of floats at a fixed place in memory.</param>
    /// <param name="offset">Floats before it; it may lie past the end of the run.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch(ref float source, nuint offset)
    {
        if (Sse.IsSupported)
        {
            // The instruction takes a pointer; creating it here keeps emitted code free of pointers.
            Sse.Prefetch0((float*)Unsafe.AsPointer(ref source) + offset);
        }
    }

    /// <summary>The same, but only into the second-level cache: for what is read so much later that the first one would have lost it, or another line for its sake.</summary>
    /// <param name="source">A run of floats at a fixed place in memory.</param>
    /// <param name="offset">Floats before it; it may lie past the end of the run.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void PrefetchFar(ref float source, nuint offset)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch1((float*)Unsafe.AsPointer(ref source) + offset);
        }
    }

    /// <summary>Prefetches the 16 cache lines of source[offset .. offset + 256): 16 rows of a panel.</summary>
    /// <param name="source">A run of floats at a fixed place in memory.</param>
    /// <param name="offset">Floats before the first; they may lie past the end of the run.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PrefetchPanel(ref float source, nuint offset)
    {
        Prefetch(ref source, offset);
        Prefetch(ref source, offset + 16);
        Prefetch(ref source, offset + 32);
        Prefetch(ref source, offset + 48);
        Prefetch(ref source, offset + 64);
        Prefetch(ref source, offset + 80);
        Prefetch(ref source, offset + 96);
        Prefetch(ref source, offset + 112);
        Prefetch(ref source, offset + 128);
        Prefetch(ref source, offset + 144);
        Prefetch(ref source, offset + 160);
        Prefetch(ref source, offset + 176);
        Prefetch(ref source, offset + 192);
        Prefetch(ref source, offset + 208);
        Prefetch(ref source, offset + 224);
        Prefetch(ref source, offset + 240);
    }

    /// <summary>Prefetches all cache lines of a row of floats that will be read soon.</summary>
    /// <param name="row">The row, at a fixed place in memory.</param>
    /// <param name="length">Its floats.</param>
    public static void PrefetchRow(ref float row, nuint length)
    {
        for (nuint column = 0; column < length; column += RnnNetwork.PanelWidth)
        {
            Prefetch(ref row, column);
        }
    }
}
