namespace RnnGen;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators"; constants of Vigna's public-domain version):
/// an additive counter followed by a bijective mix. It turns any seed, 0 included, into well-mixed state for <see cref="RandomSource"/>.
/// </summary>
internal static class SplitMix64
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    /// <summary>Advances <paramref name="counter"/> and returns its mix.</summary>
    public static ulong Next(ref ulong counter)
    {
        counter += GoldenGamma;
        return Mix(counter);
    }

    /// <summary>Returns the bijective mix of 64 bits: neighbouring values give unrelated ones.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
