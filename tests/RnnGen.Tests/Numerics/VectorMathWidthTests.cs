using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen.Tests;

/// <summary>Vectors of sixteen floats give the bits that two of eight give: a step is the same whichever the processor has.</summary>
[Trait("Category", "Numerics")]
public class VectorMathWidthTests
{
    // A prime stride visits all signs, exponents and ever different mantissas.
    private const uint Stride = 100_003;

    [Fact]
    public void SigmoidHasTheSameBits() => Compare(VectorMath.Sigmoid, VectorMath.Sigmoid);

    [Fact]
    public void TanhHasTheSameBits() => Compare(VectorMath.Tanh, VectorMath.Tanh);

    [Fact]
    public void SigmoidTimesTanhHasTheSameBits() => Compare(
        static x => VectorMath.SigmoidTimesTanh(x, x * Vector256.Create(-0.7f)),
        static x => VectorMath.SigmoidTimesTanh(x, x * Vector512.Create(-0.7f)));

    [Fact]
    public void FourFloatsAreRepeated()
    {
        float[] source = [9, 1, 2, 3, 4];

        Vector512<float> four = VectorMath.LoadFourTimes(ref source[0], 1);

        Assert.Equal(Vector512.Create(1f), VectorMath.Repeat0(four));
        Assert.Equal(Vector512.Create(2f), VectorMath.Repeat1(four));
        Assert.Equal(Vector512.Create(3f), VectorMath.Repeat2(four));
        Assert.Equal(Vector512.Create(4f), VectorMath.Repeat3(four));
    }

    [Fact]
    public void HalvesComeFromTheirPlaces()
    {
        float[] source = [.. Enumerable.Range(0, 40).Select(static value => (float)value)];

        Vector512<float> halves = VectorMath.LoadHalves(ref source[0], 3, 32);

        Assert.Equal(Vector256.Create(3f, 4, 5, 6, 7, 8, 9, 10), halves.GetLower());
        Assert.Equal(Vector256.Create(32f, 33, 34, 35, 36, 37, 38, 39), halves.GetUpper());
    }

    private static void Compare(Func<Vector256<float>, Vector256<float>> narrow, Func<Vector512<float>, Vector512<float>> wide)
    {
        for (ulong bits = 0; bits <= uint.MaxValue; bits += Stride * (ulong)Vector512<float>.Count)
        {
            Vector512<float> x = (Vector512.Create((uint)bits) + (Vector512<uint>.Indices * Stride)).AsSingle();

            Vector512<float> expected = Vector512.Create(narrow(x.GetLower()), narrow(x.GetUpper()));

            // NaN is NaN, whatever its bits.
            Vector512<float> actual = wide(x);
            Vector512<float> isSame = Vector512.Equals(expected.AsInt32(), actual.AsInt32()).AsSingle() | ~(Vector512.Equals(expected, expected) | Vector512.Equals(actual, actual));
            Assert.Equal(Vector512<int>.AllBitsSet, isSame.AsInt32());
        }
    }
}
