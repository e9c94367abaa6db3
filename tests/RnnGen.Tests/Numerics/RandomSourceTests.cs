namespace RnnGen.Tests;

public class RandomSourceTests
{
    [Fact]
    public void SplitMix64GivesItsPublishedValues()
    {
        ulong counter = 1234567;
        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];

        Assert.Equal(expected, expected.Select(_ => SplitMix64.Next(ref counter)));
    }

    [Fact]
    public void Xoshiro256StarStarGivesItsPublishedValues()
    {
        RandomSource random = new(1, 2, 3, 4);
        ulong[] expected =
        [
            11520, 0, 1509978240, 1215971899390074240, 1216172134540287360,
            607988272756665600, 16172922978634559625, 8476171486693032832, 10595114339597558777, 2904607092377533576,
        ];

        foreach (ulong value in expected)
        {
            Assert.Equal(value, random.NextUInt64());
        }
    }

    [Fact]
    [Trait("Category", "Numerics")]
    public void ASeedGivesTheSameNumbersForever()
    {
        RandomSource random = new(seed: 1);
        RandomSource stream = new(seed: 1, stream: 2);

        ulong[] bits = [random.NextUInt64(), stream.NextUInt64(), BitConverter.SingleToUInt32Bits(random.NextNormal())];

        Assert.Equal([12966619160104079557, 13059971735032439057, 1060782679], bits);
    }

    [Fact]
    public void StreamsOfNeighbouringSeedsAndNumbersDiffer()
    {
        HashSet<ulong> first = [];
        for (ulong seed = 0; seed < 100; seed++)
        {
            for (ulong stream = 0; stream < 100; stream++)
            {
                RandomSource random = new(seed, stream);
                Assert.True(first.Add(random.NextUInt64()), $"Seed {seed}, stream {stream} repeats another.");
            }
        }
    }

    [Fact]
    public void UnitIntervalsAreHalfOpenAndEven()
    {
        const int Count = 400_000;
        const int Cells = 64;
        int[] singles = new int[Cells];
        int[] doubles = new int[Cells];
        RandomSource random = new(seed: 5);
        for (int i = 0; i < Count; i++)
        {
            singles[(int)(random.NextSingle() * Cells)]++;
            doubles[(int)(random.NextDouble() * Cells)]++;
        }

        AssertEven(singles, Count);
        AssertEven(doubles, Count);
    }

    [Fact]
    public void TheLargestBitsStayBelowOne()
    {
        // s1 such that the scrambler, rotl(5·s1, 7)·9, gives all ones: both maps are bijections of 64 bits.
        ulong s1 = unchecked(System.Numerics.BitOperations.RotateRight(ulong.MaxValue * Inverse(9), 7) * Inverse(5));

        Assert.Equal(ulong.MaxValue, new RandomSource(1, s1, 1, 1).NextUInt64());
        Assert.Equal(1 - (1f / (1 << 24)), new RandomSource(1, s1, 1, 1).NextSingle());
        Assert.Equal(Math.BitDecrement(1), new RandomSource(1, s1, 1, 1).NextDouble());
        Assert.Equal(int.MaxValue - 1, new RandomSource(1, s1, 1, 1).NextInt32(int.MaxValue));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(97)]
    public void BoundedIntegersAreEven(int bound)
    {
        const int Count = 200_000;
        int[] counts = new int[bound];
        RandomSource random = new(seed: 7);
        for (int i = 0; i < Count; i++)
        {
            counts[random.NextInt32(bound)]++;
        }

        AssertEven(counts, Count);
    }

    [Fact]
    public void AHugeBoundHasNoBias()
    {
        // 3·2²⁹ values from 2³² words: without rejection the residues modulo 3 would get 3, 3 and 2 words of every 8.
        const int Bound = 3 << 29;
        const int Count = 300_000;
        int[] residues = new int[3];
        RandomSource random = new(seed: 11);
        for (int i = 0; i < Count; i++)
        {
            residues[random.NextInt32(Bound) % 3]++;
        }

        AssertEven(residues, Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void ABoundBelowOneIsRefused(int bound) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomSource(1).NextInt32(bound));

    [Fact]
    public void ADefaultSourceIsRefused() => Assert.Throws<InvalidOperationException>(() => default(RandomSource).NextNormal());

    /// <summary>χ² of the counts within five standard deviations of its mean.</summary>
    private static void AssertEven(int[] counts, int total)
    {
        double expected = (double)total / counts.Length;
        double chiSquared = counts.Sum(count => (count - expected) * (count - expected) / expected);
        int freedom = counts.Length - 1;
        Assert.Equal(total, counts.Sum());
        Assert.True(chiSquared <= freedom + (5 * Math.Sqrt(2 * freedom)), $"chi² = {chiSquared:F1} with {freedom} degrees of freedom.");
    }

    private static ulong Inverse(ulong odd)
    {
        ulong inverse = odd;
        for (int i = 0; i < 5; i++)
        {
            inverse *= 2 - (odd * inverse);
        }

        return inverse;
    }
}
