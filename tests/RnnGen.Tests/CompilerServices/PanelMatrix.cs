using RnnGen.CompilerServices;

namespace RnnGen.Tests;

/// <summary>
/// A matrix in panels, [columns/16][rows][16], whose every other float, before, between and after, is a guard: a NaN that spoils what reads
/// it, and whose bits show what writes it.
/// </summary>
internal sealed class PanelMatrix
{
    private const int PanelWidth = RnnNetwork.PanelWidth;

    /// <summary>Guards on either side: more than a register tile.</summary>
    private const int Margin = 256;

    private static readonly int GuardBits = unchecked((int)0xFFC0_1234);

    private readonly float[] _floats;
    private readonly int _panelStride;
    private readonly int _rowStride;

    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns that are used; those up to the end of the panel are guards.</param>
    /// <param name="panelStride">Floats from one panel to the next.</param>
    /// <param name="rowStride">Floats from one row to the next within a panel.</param>
    public PanelMatrix(int rows, int columns, int panelStride, int rowStride = PanelWidth)
    {
        Rows = rows;
        Columns = columns;
        _panelStride = panelStride;
        _rowStride = rowStride;
        int length = rows == 0 || columns == 0 ? 0 : IndexOf(rows - 1, columns - 1) - Margin + 1;
        // Pinned: kernels may take the address of what they read.
        _floats = GC.AllocateArray<float>(Margin + length + Margin, pinned: true);
        _floats.AsSpan().Fill(BitConverter.Int32BitsToSingle(GuardBits));
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>What a kernel takes for the matrix.</summary>
    public ref float First => ref _floats[Margin];

    /// <summary>What a kernel takes for the matrix from an element on.</summary>
    public ref float At(int row, int column) => ref _floats[IndexOf(row, column)];

    public float this[int row, int column]
    {
        get => _floats[IndexOf(row, column)];
        set => _floats[IndexOf(row, column)] = value;
    }

    /// <summary>One row of panels without a gap.</summary>
    public static PanelMatrix Vector(int length) => new(1, length, PanelWidth);

    /// <summary>Rows of <paramref name="columns"/> floats without a gap.</summary>
    public static PanelMatrix Table(int rows, int columns) => new(rows, columns, PanelWidth, columns);

    /// <summary>This matrix, with all elements drawn from [−<paramref name="bound"/>, <paramref name="bound"/>).</summary>
    public PanelMatrix Draw(ref RandomSource random, float bound = 1)
    {
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                this[row, column] = bound * ((2 * random.NextSingle()) - 1);
            }
        }

        return this;
    }

    /// <summary>The elements in rows and columns.</summary>
    public double[,] ToDoubles()
    {
        double[,] elements = new double[Rows, Columns];
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                elements[row, column] = this[row, column];
            }
        }

        return elements;
    }

    /// <summary>Every element within <paramref name="tolerance"/> × max(1, |expected|), every guard untouched.</summary>
    public void AssertIs(double[,] expected, double tolerance)
    {
        Assert.Equal((expected.GetLength(0), expected.GetLength(1)), (Rows, Columns));
        AssertGuards();
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                double error = Math.Abs(this[row, column] - expected[row, column]);
                Assert.True(
                    error <= tolerance * Math.Max(1, Math.Abs(expected[row, column])),
                    $"[{row}, {column}] is {this[row, column]:R}, not {expected[row, column]:R}.");
            }
        }
    }

    /// <summary>Nothing written where no element is.</summary>
    public void AssertGuards()
    {
        bool[] isElement = new bool[_floats.Length];
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                isElement[IndexOf(row, column)] = true;
            }
        }

        for (int i = 0; i < _floats.Length; i++)
        {
            Assert.True(
                isElement[i] || BitConverter.SingleToInt32Bits(_floats[i]) == GuardBits,
                $"Float {i - Margin} from the first element belongs to no element, but {_floats[i]:R} was written to it.");
        }
    }

    private int IndexOf(int row, int column) => Margin + (column / PanelWidth * _panelStride) + (row * _rowStride) + (column % PanelWidth);
}
