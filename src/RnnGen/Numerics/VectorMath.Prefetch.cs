using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace RnnGen;

public static partial class VectorMath
{
    /// <summary>Asks for the cache line of a float that will be read soon. Changes no result and never faults; does nothing where the processor has no such instruction.</summary>
    /// <param name="source">A run of floats at a fixed place in memory.</param>
    /// <param name="offset">Floats before the one, which may lie behind the end of the run.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch(ref float source, nuint offset)
    {
        if (Sse.IsSupported)
        {
            // The instruction takes a pointer; it is made here, so that emitted code needs none.
            Sse.Prefetch0((float*)Unsafe.AsPointer(ref source) + offset);
        }
    }
}
