using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen.Tests;

/// <summary>The stated bounds, over the bit patterns of all floats, NaNs and infinities included, against double precision.</summary>
public class VectorMathAccuracyTests
{
    // A prime stride visits all signs, exponents and ever different mantissas.
    private const uint DenseStride = 1009;
    private const uint SparseStride = 100_003;

    private const double ExpFlushBound = 1.7e-38;
    private const double SigmoidFlushBound = 4.3e-39;
    private const double SigmoidTimesTanhFlushBound = 6.4e-30;

    [Theory]
    [InlineData(DenseStride)]
    public void StaysWithinItsBoundsOverAllFloats(uint stride) => CheckAll(stride);

    [Theory]
    [Trait("Category", "Numerics")]
    [InlineData(SparseStride)]
    public void StaysWithinItsBoundsOnASparseSample(uint stride) => CheckAll(stride);

    [Fact]
    [Trait("Category", "Numerics")]
    public void StaysWithinItsBoundsWhereArgumentsMatterMost()
    {
        // Range reduction changes its n between multiples of ½·ln 2 and ¼·ln 2: step across them finely.
        for (int i = -30_000; i <= 30_000; i++)
        {
            float x = i * (1f / 1024);
            CheckExp(x, VectorMath.Exp(Vector256.Create(x))[0]);
            CheckSigmoid(x, VectorMath.Sigmoid(Vector256.Create(x))[0]);
            CheckTanh(x, VectorMath.Tanh(Vector256.Create(x))[0]);
        }
    }

    [Fact]
    [Trait("Category", "Numerics")]
    public void TanhIsOdd()
    {
        foreach (Vector256<float> x in Samples(SparseStride))
        {
            Vector256<float> positive = VectorMath.Tanh(x);
            Vector256<float> negative = VectorMath.Tanh(-x);
            for (int lane = 0; lane < Vector256<float>.Count; lane++)
            {
                bool isOdd = positive[lane] == -negative[lane] || (float.IsNaN(x[lane]) && float.IsNaN(negative[lane]));
                Assert.True(isOdd);
            }
        }
    }

    [Fact]
    [Trait("Category", "Numerics")]
    public void ExpOfSixteenLanesIsThatOfEight()
    {
        foreach (Vector256<float> x in Samples(SparseStride))
        {
            Vector512<float> wide = VectorMath.Exp(Vector512.Create(x, -x));
            Assert.Equal(VectorMath.Exp(x).AsInt32(), wide.GetLower().AsInt32());
            Assert.Equal(VectorMath.Exp(-x).AsInt32(), wide.GetUpper().AsInt32());
        }
    }

    [Fact]
    [Trait("Category", "Numerics")]
    public void SigmoidTimesTanhStaysWithinItsBound()
    {
        for (int i = -700; i <= 700; i++)
        {
            for (int j = -120; j <= 120; j++)
            {
                float x = i * (1f / 11), y = j * (1f / 11);
                double exact = Math.Tanh(y) / (1 + Math.Exp(-x));
                float actual = VectorMath.SigmoidTimesTanh(Vector256.Create(x), Vector256.Create(y))[0];
                FailUnless(Math.Abs(exact) < SigmoidTimesTanhFlushBound ? Math.Abs(actual) < SigmoidTimesTanhFlushBound * 1.01 : IsWithin(7, actual, exact), "SigmoidTimesTanh", x, actual, exact);
            }
        }
    }

    private static void CheckAll(uint stride)
    {
        foreach (Vector256<float> x in Samples(stride))
        {
            Vector256<float> exp = VectorMath.Exp(x);
            Vector256<float> sigmoid = VectorMath.Sigmoid(x);
            Vector256<float> tanh = VectorMath.Tanh(x);
            for (int lane = 0; lane < Vector256<float>.Count; lane++)
            {
                CheckExp(x[lane], exp[lane]);
                CheckSigmoid(x[lane], sigmoid[lane]);
                CheckTanh(x[lane], tanh[lane]);
            }
        }
    }

    private static void CheckExp(float x, float actual)
    {
        double exact = Math.Exp(x);
        bool isGood = exact < ExpFlushBound ? actual is >= 0 and < (float)ExpFlushBound
            : exact >= float.MaxValue ? actual >= 3.4028e38f
            : IsWithin(1.5, actual, exact);
        FailUnless(isGood, "Exp", x, actual, exact);
    }

    private static void CheckSigmoid(float x, float actual)
    {
        double exact = x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));
        bool isGood = exact < SigmoidFlushBound ? actual is >= 0 and < (float)SigmoidFlushBound : IsWithin(3, actual, exact) && !(actual > 1);
        FailUnless(isGood, "Sigmoid", x, actual, exact);
    }

    private static void CheckTanh(float x, float actual)
    {
        double exact = Math.Tanh(x);
        FailUnless(IsWithin(4, actual, exact) && !(Math.Abs(actual) > 1), "Tanh", x, actual, exact);
    }

    private static bool IsWithin(double ulp, float actual, double exact) =>
        double.IsNaN(exact) ? float.IsNaN(actual) : UlpError.Of(actual, exact) <= ulp;

    private static void FailUnless(bool isGood, string function, float x, float actual, double exact)
    {
        if (!isGood)
        {
            Assert.Fail($"{function}({x:R}) = {actual:R}, exactly {exact:R}: off by {UlpError.Of(actual, exact):F2} ulp.");
        }
    }

    private static IEnumerable<Vector256<float>> Samples(uint stride)
    {
        for (ulong bits = 0; bits <= uint.MaxValue; bits += stride * (ulong)Vector256<float>.Count)
        {
            Vector256<uint> lanes = Vector256.Create((uint)bits) + (Vector256<uint>.Indices * stride);
            yield return lanes.AsSingle();
        }
    }
}
