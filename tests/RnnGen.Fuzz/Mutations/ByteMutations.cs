namespace RnnGen.Fuzz;

/// <summary>Changes of bytes that need no knowledge of what they mean: damage on a disk, a download cut short, two files run together.</summary>
internal static class ByteMutations
{
    private static readonly byte[] Interesting = [0, 1, 0x7F, 0x80, 0xFF, (byte)'"', (byte)'\\', (byte)'{', (byte)'}', (byte)'[', (byte)']', (byte)' ', (byte)'9', (byte)'-'];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Func<byte[], Random, IReadOnlyList<byte[]>, byte[]>> All { get; } =
    [
        Truncate, FlipBits, FlipBits, FlipBits, Overwrite, Overwrite, Remove, Insert, Repeat, ForgeLength, ForgeNumber, ForgeNumber, Splice, Append,
    ];

    private static byte[] Truncate(byte[] input, Random random, IReadOnlyList<byte[]> seeds) => input[..random.Next(input.Length)];

    private static byte[] FlipBits(byte[] input, Random random, IReadOnlyList<byte[]> seeds)
    {
        byte[] bytes = [.. input];
        for (int flips = random.Next(1, 4); flips > 0; flips--)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }

        return bytes;
    }

    private static byte[] Overwrite(byte[] input, Random random, IReadOnlyList<byte[]> seeds)
    {
        byte[] bytes = [.. input];
        bytes[random.Next(bytes.Length)] = Interesting[random.Next(Interesting.Length)];
        return bytes;
    }

    private static byte[] Remove(byte[] input, Random random, IReadOnlyList<byte[]> seeds)
    {
        (int start, int length) = Range(input, random);
        return [.. input[..start], .. input[(start + length)..]];
    }

    private static byte[] Insert(byte[] input, Random random, IReadOnlyList<byte[]> seeds)
    {
        byte[] inserted = new byte[random.Next(1, 9)];
        random.NextBytes(inserted);
        int place = random.Next(input.Length + 1);
        return [.. input[..place], .. inserted, .. input[place..]];
    }

    private static byte[] Repeat(byte[] input, Random random, IReadOnlyList<byte[]> seeds)
    {
        (int start, int length) = Range(input, random);
        return [.. input[..(start + length)], .. input[start..]];
    }

    /// <summary>Another length of the header in front, near the true one or far from any.</summary>
    private static byte[] ForgeLength(byte[] input, Random random, IReadOnlyList<byte[]> seeds)
    {
        byte[] bytes = [.. input];
        ulong length = bytes.Length >= 8 ? BitConverter.ToUInt64(bytes) : 0;
        ulong forged = random.Next(6) switch
        {
            0 => length + (ulong)random.Next(1, 17),
            1 => length - (ulong)random.Next(1, 17),
            2 => 1UL << random.Next(64),
            3 => (1UL << random.Next(64)) - 1,
            4 => (ulong)random.NextInt64() << 1,
            _ => (ulong)(bytes.Length - 8),
        };
        BitConverter.GetBytes(forged).AsSpan(0, Math.Min(8, bytes.Length)).CopyTo(bytes);
        return bytes;
    }

    /// <summary>Another number of four bytes somewhere: NaN, ∞, the limits of an int.</summary>
    private static byte[] ForgeNumber(byte[] input, Random random, IReadOnlyList<byte[]> seeds)
    {
        if (input.Length < 4)
        {
            return [.. input, 0];
        }

        byte[] bytes = [.. input];
        ReadOnlySpan<uint> numbers = [0x7FC00000, 0x7F800000, 0xFF800000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 1, 0, 0x7F7FFFFF];
        BitConverter.GetBytes(numbers[random.Next(numbers.Length)]).CopyTo(bytes, (random.Next(bytes.Length / 4) * 4) + (bytes.Length % 4));
        return bytes;
    }

    /// <summary>The beginning of this and the end of another.</summary>
    private static byte[] Splice(byte[] input, Random random, IReadOnlyList<byte[]> seeds)
    {
        byte[] other = seeds[random.Next(seeds.Count)];
        return [.. input[..random.Next(input.Length)], .. other[random.Next(other.Length)..]];
    }

    private static byte[] Append(byte[] input, Random random, IReadOnlyList<byte[]> seeds) => random.Next(3) switch
    {
        0 => [.. input, 0],
        1 => [.. input, .. seeds[random.Next(seeds.Count)]],
        _ => [.. input, .. input[..random.Next(input.Length)]],
    };

    private static (int Start, int Length) Range(byte[] input, Random random)
    {
        int start = random.Next(input.Length);
        int length = random.Next(4) == 0 ? random.Next(input.Length - start + 1) : Math.Min(random.Next(1, 9), input.Length - start);
        return (start, length);
    }
}
