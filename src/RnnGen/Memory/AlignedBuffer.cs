using System.Runtime.InteropServices;

namespace RnnGen;

/// <summary>
/// A zeroed run of floats that begins on a 64-byte boundary and never moves: one cache line holds 16 floats, so a panel of 16 columns never
/// straddles two. Memory belongs to the garbage collector (a pinned array): there is no finaliser and nothing to dispose.
/// </summary>
internal sealed class AlignedBuffer
{
    private const int AlignmentBytes = 64;
    private const int AlignmentFloats = AlignmentBytes / sizeof(float);

    /// <summary>The most floats that a buffer can hold.</summary>
    public static readonly int MaxLength = Array.MaxLength - AlignmentFloats;

    private readonly float[] _storage;
    private readonly int _start;

    /// <summary>Allocates <paramref name="length"/> zeros.</summary>
    /// <param name="length">Number of floats; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative or larger than an array can be.</exception>
    public AlignedBuffer(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, MaxLength);
        Length = length;
        _storage = GC.AllocateArray<float>(length + AlignmentFloats, pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_storage, 0);
        _start = (int)((AlignmentBytes - (address & (AlignmentBytes - 1))) & (AlignmentBytes - 1)) / sizeof(float);
    }

    /// <summary>Number of floats.</summary>
    public int Length { get; }

    /// <summary>The floats.</summary>
    public Span<float> Span => _storage.AsSpan(_start, Length);

    /// <summary>The floats, for what keeps them beyond a call.</summary>
    public Memory<float> Memory => _storage.AsMemory(_start, Length);

    /// <summary>A buffer of its own with the same content.</summary>
    public AlignedBuffer Clone()
    {
        AlignedBuffer clone = new(Length);
        Span.CopyTo(clone.Span);
        return clone;
    }
}
