using System.Numerics;

namespace RnnGen;

/// <summary>
/// Pseudorandom numbers with a fixed algorithm: the same seed gives the same bits on every machine and in every version.
/// xoshiro256** 1.0 (Blackman and Vigna 2021, "Scrambled linear pseudorandom number generators"), its 256 bits of state filled by
/// SplitMix64 as its authors recommend. Period 2²⁵⁶ − 1. Not for cryptography.
/// </summary>
/// <remarks>
/// A mutable struct, so that a source costs no heap memory: pass it by <see langword="ref"/>; a copy repeats the numbers of the original.
/// <c>default</c> has no seed and throws on use.
/// </remarks>
public struct RandomSource
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Starts the sequence of <paramref name="seed"/>; every value is a good seed, 0 included.</summary>
    public RandomSource(ulong seed)
    {
        _s0 = SplitMix64.Next(ref seed);
        _s1 = SplitMix64.Next(ref seed);
        _s2 = SplitMix64.Next(ref seed);
        _s3 = SplitMix64.Next(ref seed);
    }

    /// <summary>Starts one of 2⁶⁴ unrelated sequences of one seed, for instance one per tensor or epoch.</summary>
    /// <param name="seed">The seed they share.</param>
    /// <param name="stream">The index of the sequence.</param>
    public RandomSource(ulong seed, ulong stream)
        : this(SplitMix64.Mix(SplitMix64.Mix(seed) + stream))
    {
    }

    /// <summary>Starts from the generator's own state, as its published test vectors do.</summary>
    internal RandomSource(ulong s0, ulong s1, ulong s2, ulong s3)
    {
        _s0 = s0;
        _s1 = s1;
        _s2 = s2;
        _s3 = s3;
    }

    /// <summary>Creates a source that continues from the state of another one.</summary>
    internal static RandomSource FromState(ReadOnlySpan<ulong> state) => new(state[0], state[1], state[2], state[3]);

    /// <summary>The current state: the generator's four words.</summary>
    internal readonly ulong[] ToState() => [_s0, _s1, _s2, _s3];

    /// <summary>Returns 64 random bits.</summary>
    /// <exception cref="InvalidOperationException">The source is <c>default</c>.</exception>
    public ulong NextUInt64()
    {
        if ((_s0 | _s1 | _s2 | _s3) == 0)
        {
            ThrowUnseeded();
        }

        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Returns 32 random bits: the upper half of <see cref="NextUInt64"/>.</summary>
    public uint NextUInt32() => (uint)(NextUInt64() >> 32);

    /// <summary>
    /// Returns a uniform integer in [0, <paramref name="bound"/>), without bias: Lemire's multiply-and-reject (2019, "Fast random integer generation in
    /// an interval").
    /// </summary>
    /// <param name="bound">The exclusive upper bound; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is below 1.</exception>
    public int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        uint range = (uint)bound;
        ulong product = (ulong)NextUInt32() * range;
        if ((uint)product < range)
        {
            // 2³² mod range of the low words are rejected, so that every value is equally likely.
            uint excess = (0u - range) % range;
            while ((uint)product < excess)
            {
                product = (ulong)NextUInt32() * range;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>Returns a uniform number in [0, 1): a multiple of 2⁻²⁴.</summary>
    public float NextSingle() => (NextUInt64() >> 40) * (1f / (1 << 24));

    /// <summary>Returns a uniform number in [0, 1): a multiple of 2⁻⁵³.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1L << 53));

    /// <summary>
    /// Returns a standard normal number: mean 0, variance 1. Marsaglia's polar method (1964): for a point (u, v) uniform in the unit disc and s = u² + v²,
    /// u·√(−2·ln s / s) is normal. The second variate, v·√(…), is not kept, so that the only state is the generator's.
    /// </summary>
    public float NextNormal()
    {
        double u;
        double squaredRadius;
        do
        {
            u = (2 * NextDouble()) - 1;
            double v = (2 * NextDouble()) - 1;
            squaredRadius = (u * u) + (v * v);
        }
        while (squaredRadius is >= 1 or 0);

        return (float)(u * Math.Sqrt(-2 * PortableMath.Log(squaredRadius) / squaredRadius));
    }

    private static void ThrowUnseeded() =>
        throw new InvalidOperationException("A default RandomSource has no seed. Create it with new RandomSource(seed).");
}
