using System.Runtime.InteropServices;

namespace RnnGen.Threading;

/// <summary>A number with nothing else on its cache line, nor on the one that processors fetch along with it: threads that write other numbers do not slow its readers.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct PaddedCounter
{
    [FieldOffset(128)]
    public long Value;
}
