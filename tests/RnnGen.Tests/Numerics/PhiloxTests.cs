using System.Runtime.Intrinsics;

namespace RnnGen.Tests;

[Trait("Category", "Numerics")]
public sealed class PhiloxTests
{
    /// <summary>The known answers of Philox4x32-10 that come with Random123, the authors' library.</summary>
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0ul, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffffffffffu, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0x299f31d0a4093822u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void GivesTheKnownAnswers(uint c0, uint c1, uint c2, uint c3, ulong key, uint r0, uint r1, uint r2, uint r3)
    {
        // Whatever stands in the upper halves takes no part.
        const ulong upper = 0xdeadbeef00000000;

        (Vector256<uint> low, Vector256<uint> high) = Philox.Bits(
            Vector256.Create(c0 | upper), Vector256.Create(c1 | upper), Vector256.Create(c2 | upper), Vector256.Create(c3 | upper), key);

        Assert.Equal(Vector256.Create(r0, r1, r0, r1, r0, r1, r0, r1), low);
        Assert.Equal(Vector256.Create(r2, r3, r2, r3, r2, r3, r2, r3), high);
    }

    [Fact]
    public void LanesAreCountersOfTheirOwn()
    {
        Vector256<ulong> zero = Vector256<ulong>.Zero;

        (Vector256<uint> low, _) = Philox.Bits(Vector256.Create(7ul, 0, 7, 1), zero, zero, zero, key: 0);

        Assert.Equal(0x6627e8d5u, low[2]);
        Assert.Equal(low[0], low[4]);
        Assert.NotEqual(low[2], low[6]);
    }
}
