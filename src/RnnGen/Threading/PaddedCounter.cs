using System.Runtime.InteropServices;

namespace RnnGen.Threading;

/// <summary>A number with nothing else on its cache line or the one that processors fetch along with it, so that threads writing other numbers do not slow its readers.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct PaddedCounter
{
    [FieldOffset(128)]
    public long Value;
}
