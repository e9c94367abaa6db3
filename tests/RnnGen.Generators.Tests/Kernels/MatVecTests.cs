using System.Reflection;
using System.Runtime.Intrinsics;

namespace RnnGen.Generators.Tests;

/// <summary>Batch 1: a vector times panels of weights, against scalar code in double.</summary>
[Trait("Category", "Numerics")]
public sealed class MatVecTests
{
    private const double Tolerance = 2e-6;

    /// <summary>Depths that leave every rest of the rows worked on at once; none of them depends on the number of panels, which the caller passes.</summary>
    private static readonly Dictionary<string, MatVec> Products = Shapes().ToDictionary(product => product.Name);
    private static readonly CompiledPasses Passes = new([], Products.Values.Select(product => product.Tile));
    private static readonly CompiledPasses NarrowPasses = new([], Products.Values.Select(product => product.Tile), isNarrow: true);

    private delegate void FromZero(ref float vector, ref float weights, ref float result, nuint panels);

    private delegate void FromVector(ref float vector, ref float weights, ref float start, ref float result, nuint panels);

    private delegate void FromTwo(ref float vector, ref float weights, ref float start, ref float secondStart, ref float result, nuint panels);

    public static TheoryData<string> Names => new(Products.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void FollowsTheEquation(string product) => Assert.All([0, 1, 2, 3, 4, 5, 8, 9], panels =>
    {
        MatVec k = Products[product];
        Operands x = new(k, panels);
        PanelMatrix result = PanelMatrix.Vector(x.Start.Columns);

        Run(k, x, ref result.First);

        result.AssertIs(x.Sums(k), Tolerance);
    });

    /// <summary>Four chains of every fourth row, the first from what is added, and (s0 + s1) + (s2 + s3): whoever computes a single element so gets its bits.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void EveryElementIsTheSameChainsOfMultiplyAdds(string product) => Assert.All([1, 4, 7], panels =>
    {
        MatVec k = Products[product];
        Operands x = new(k, panels);
        PanelMatrix wide = PanelMatrix.Vector(x.Start.Columns), narrow = PanelMatrix.Vector(x.Start.Columns);

        Run(k, x, ref wide.First);
        Run(k, x, ref narrow.First, NarrowPasses);

        for (int column = 0; column < wide.Columns; column++)
        {
            float expected = x.Chains(k, column);
            Assert.Equal(expected, wide[0, column]);
            Assert.Equal(expected, narrow[0, column]);
        }
    });

    /// <summary>A step without a table leaves the projected input where the pre-activations go.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void TakesWhatTheSumsBeginWithFromWhereTheyGo(string product) => Assert.All([1, 2, 3], panels =>
    {
        MatVec k = Products[product];
        foreach (bool isSecond in (bool[])[false, true])
        {
            Operands x = new(k, panels);
            double[,] expected = x.Sums(k);
            PanelMatrix inPlace = isSecond ? x.SecondStart : x.Start;

            Run(k, x, ref inPlace.First);

            inPlace.AssertIs(expected, Tolerance);
        }
    });

    /// <summary>Constants are passed by name.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void DeclaresTheParametersThatItsCallsName(string product)
    {
        MethodInfo tile = Passes.Method(product);

        Assert.Equal(Products[product].Parameters.Select(parameter => parameter.Declaration), tile.GetParameters().Select(Declaration));
    }

    private static string Declaration(ParameterInfo parameter) => parameter.ParameterType.IsByRef ? $"ref float {parameter.Name}" : $"nuint {parameter.Name}";

    private static void Run(MatVec k, Operands x, ref float result, CompiledPasses? passes = null)
    {
        MethodInfo tile = (passes ?? Passes).Method(k.Name);
        nuint panels = (nuint)(x.Weights.Columns / Panel.Width);
        switch (k.Start)
        {
            case MatVecStart.Zero:
                tile.CreateDelegate<FromZero>()(ref x.Vector.First, ref x.Weights.First, ref result, panels);
                break;
            case MatVecStart.Vector:
                tile.CreateDelegate<FromVector>()(ref x.Vector.First, ref x.Weights.First, ref x.Start.First, ref result, panels);
                break;
            default:
                tile.CreateDelegate<FromTwo>()(ref x.Vector.First, ref x.Weights.First, ref x.Start.First, ref x.SecondStart.First, ref result, panels);
                break;
        }
    }

    private static IEnumerable<MatVec> Shapes() =>
        from depth in (int[])[1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17, 30]
        from start in Enum.GetValues<MatVecStart>()
        from level in Enum.GetValues<WeightLevel>()
        select new MatVec("", new MatrixType(Extent.Open("panels"), Extent.Of(depth), Stride.Of(depth * Panel.Width)), start, level);

    /// <summary>Random operands of a product.</summary>
    private sealed class Operands
    {
        public Operands(MatVec k, int panels)
        {
            RandomSource random = new(seed: 13);
            int width = panels * Panel.Width, depth = (int)k.Weights.Rows.Value;
            Vector = PanelMatrix.Vector(depth).Draw(ref random);
            Weights = new PanelMatrix(depth, width, depth * Panel.Width).Draw(ref random);
            Start = PanelMatrix.Vector(width).Draw(ref random);
            SecondStart = PanelMatrix.Vector(width).Draw(ref random);
        }

        public PanelMatrix Vector { get; }

        public PanelMatrix Weights { get; }

        public PanelMatrix Start { get; }

        public PanelMatrix SecondStart { get; }

        public float Chains(MatVec k, int column)
        {
            float[] sums = new float[4];
            sums[0] = k.Start switch
            {
                MatVecStart.Zero => 0,
                MatVecStart.Vector => Start[0, column],
                _ => Start[0, column] + SecondStart[0, column],
            };
            for (int row = 0; row < Weights.Rows; row++)
            {
                sums[row % 4] = Vector256.MultiplyAddEstimate(Vector256.Create(Vector[0, row]), Vector256.Create(Weights[row, column]), Vector256.Create(sums[row % 4]))[0];
            }

            return (sums[0] + sums[1]) + (sums[2] + sums[3]);
        }

        public double[,] Sums(MatVec k)
        {
            double[,] sums = new double[1, Weights.Columns];
            for (int column = 0; column < Weights.Columns; column++)
            {
                sums[0, column] = k.Start switch
                {
                    MatVecStart.Zero => 0,
                    MatVecStart.Vector => Start[0, column],
                    _ => (double)Start[0, column] + SecondStart[0, column],
                };
                for (int row = 0; row < Weights.Rows; row++)
                {
                    sums[0, column] += (double)Vector[0, row] * Weights[row, column];
                }
            }

            return sums;
        }
    }
}
