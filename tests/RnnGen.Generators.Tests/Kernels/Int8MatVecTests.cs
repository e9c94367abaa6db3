using System.Reflection;
using System.Runtime.InteropServices;

namespace RnnGen.Generators.Tests;

/// <summary>Batch 1 with int8 weights: the sums are integers, so they are compared exactly; then they are scaled once.</summary>
[Trait("Category", "Numerics")]
public sealed class Int8MatVecTests
{
    private const int StartStride = 16, ResultStride = 48;

    /// <summary>Depths that leave every rest of a slot and of the slots worked on at once.</summary>
    private static readonly Dictionary<string, (Int8MatVec Product, int Depth)> Products = Shapes().ToDictionary(static shape => shape.Product.Name);
    private static readonly CompiledPasses Passes = new([], Products.Values.Select(static shape => shape.Product.Tile));

    private delegate void Multiply(
        ref float values, float scale, ref float weights, ref float columnScales, ref float corrections, ref float start, nuint startStride, ref float result, nuint resultStride, nuint panels);

    public static TheoryData<string> Names => new(Products.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void FollowsTheEquation(string product) => Assert.All([0, 1, 2, 5], panels =>
    {
        (Int8MatVec k, int depth) = Products[product];
        RandomSource random = new(seed: 14);
        int width = panels * Panel.Width, slots = (depth + 3) / 4;
        sbyte[,] weights = new sbyte[width, depth];
        byte[] values = new byte[4 * slots];
        PanelMatrix packed = new(slots, width, slots * Panel.Width), corrections = PanelMatrix.Vector(width), scales = PanelMatrix.Vector(width).Draw(ref random);
        PanelMatrix start = new(1, width, StartStride), result = new(1, width, ResultStride);
        start.Draw(ref random);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = i < depth ? (byte)random.NextInt32(128) : (byte)77;
        }

        for (int column = 0; column < width; column++)
        {
            for (int slot = 0; slot < slots; slot++)
            {
                sbyte[] four = new sbyte[4];
                for (int k4 = 0; k4 < 4 && (4 * slot) + k4 < depth; k4++)
                {
                    four[k4] = weights[column, (4 * slot) + k4] = (sbyte)(random.NextInt32(255) - 127);
                }

                packed[slot, column] = MemoryMarshal.Read<float>(MemoryMarshal.AsBytes<sbyte>(four));
            }

            corrections[0, column] = BitConverter.Int32BitsToSingle(column * 1000);
        }

        PanelMatrix fours = PanelMatrix.Vector(slots);
        for (int slot = 0; slot < slots; slot++)
        {
            fours[0, slot] = MemoryMarshal.Read<float>(values.AsSpan(4 * slot));
        }

        Passes.Method(product).CreateDelegate<Multiply>()(
            ref fours.First, 0.125f, ref packed.First, ref scales.First, ref corrections.First, ref start.First, StartStride, ref result.First, ResultStride, (nuint)panels);

        double[,] expected = new double[1, width];
        for (int column = 0; column < width; column++)
        {
            int sum = column * 1000;
            for (int row = 0; row < depth; row++)
            {
                sum += weights[column, row] * values[row];
            }

            expected[0, column] = start[0, column] + (0.125 * scales[0, column] * sum);
        }

        result.AssertIs(expected, 1e-6);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void DeclaresTheParametersThatItsCallsName(string product)
    {
        MethodInfo tile = Passes.Method(product);

        Assert.Equal(Products[product].Product.Parameters.Select(static parameter => parameter.Name), tile.GetParameters().Select(static parameter => parameter.Name));
    }

    private static IEnumerable<(Int8MatVec Product, int Depth)> Shapes() =>
        from depth in (int[])[1, 2, 3, 4, 5, 8, 12, 15, 16, 17, 30, 64]
        from isFar in (bool[])[false, true]
        let slots = (depth + 3) / 4
        select (new Int8MatVec(new MatrixType(Extent.Open("panels"), Extent.Of(slots), Stride.Of(slots * Panel.Width)), depth, isFar), depth);
}
