using System.ComponentModel;
using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>
/// One parameter tensor: its PyTorch name and row-major shape to the outside, its place in the packed slab inside. The row-major form exists only
/// where tensors are loaded, saved, compared or shown.
/// </summary>
public sealed record ParameterTensor
{
    /// <summary>PyTorch's name, such as <c>rnn.weight_ih_l0</c>; <c>rnn.bias_hn_l0</c> for a part of PyTorch's <c>rnn.bias_hh_l0</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its role in the network.</summary>
    public required ParameterRole Role { get; init; }

    /// <summary>Its recurrent layer; 0 for embedding and output.</summary>
    public int Layer { get; init; }

    /// <summary>The number of rows of the row-major form; the length of a vector.</summary>
    public required int Rows { get; init; }

    /// <summary>The number of columns of the row-major form; 1 for a vector.</summary>
    public required int Columns { get; init; }

    /// <summary>Its place in the slab.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public required PanelLayout Layout { get; init; }

    /// <summary>Whether the packed columns are the row-major rows, as for weights [outputs, inputs], whose outputs lie across the lanes.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public required bool Transposed { get; init; }

    /// <summary>The number of elements.</summary>
    public int Length => Rows * Columns;

    /// <summary>Whether it is a bias, one-dimensional to the outside.</summary>
    public bool IsVector => Role is ParameterRole.Bias or ParameterRole.CandidateBias or ParameterRole.OutputBias;

    /// <summary>Returns the same tensor at another place, in a slab of another layout.</summary>
    /// <param name="offset">Its first float.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ParameterTensor At(int offset) => this with { Layout = Layout with { Offset = offset } };

    /// <summary>Returns the index in the slab of the row-major element [<paramref name="row"/>, <paramref name="column"/>].</summary>
    internal int IndexOf(int row, int column) => Transposed ? Layout.IndexOf(column, row) : Layout.IndexOf(row, column);

    /// <summary>Copies the tensor out of a packed slab (of parameters, gradients or moments) in row-major order.</summary>
    /// <param name="slab">The packed slab.</param>
    /// <param name="rowMajor">Receives <see cref="Length"/> values.</param>
    /// <exception cref="ArgumentException"><paramref name="rowMajor"/> is not <see cref="Length"/> long, or the slab ends before the tensor does.</exception>
    public void Unpack(ReadOnlySpan<float> slab, Span<float> rowMajor)
    {
        ThrowIfWrongLength(rowMajor.Length, nameof(rowMajor));
        ThrowIfOutside(slab.Length, nameof(slab));
        UnpackRows(slab, firstRow: 0, rowMajor);
    }

    /// <summary>Copies row-major values into a packed slab.</summary>
    /// <param name="rowMajor">Holds <see cref="Length"/> values.</param>
    /// <param name="slab">The packed slab.</param>
    /// <exception cref="ArgumentException"><paramref name="rowMajor"/> is not <see cref="Length"/> long, or the slab ends before the tensor does.</exception>
    public void Pack(ReadOnlySpan<float> rowMajor, Span<float> slab)
    {
        ThrowIfWrongLength(rowMajor.Length, nameof(rowMajor));
        ThrowIfOutside(slab.Length, nameof(slab));
        PackRows(rowMajor, firstRow: 0, slab);
    }

    /// <summary>Copies whole rows out of a packed slab.</summary>
    /// <param name="slab">The packed slab.</param>
    /// <param name="firstRow">The first row to copy.</param>
    /// <param name="rowMajor">Receives the rows, a multiple of <see cref="Columns"/> values.</param>
    internal void UnpackRows(ReadOnlySpan<float> slab, int firstRow, Span<float> rowMajor)
    {
        for (int row = firstRow, i = 0; i < rowMajor.Length; row++)
        {
            RowPlaces places = new(this, row);
            for (int column = 0; column < Columns; column++, i++)
            {
                rowMajor[i] = slab[places[column]];
            }
        }
    }

    /// <summary>Copies whole rows into a packed slab.</summary>
    /// <param name="rowMajor">Holds the rows, a multiple of <see cref="Columns"/> values.</param>
    /// <param name="firstRow">The first row to copy.</param>
    /// <param name="slab">The packed slab.</param>
    internal void PackRows(ReadOnlySpan<float> rowMajor, int firstRow, Span<float> slab)
    {
        for (int row = firstRow, i = 0; i < rowMajor.Length; row++)
        {
            RowPlaces places = new(this, row);
            for (int column = 0; column < Columns; column++, i++)
            {
                slab[places[column]] = rowMajor[i];
            }
        }
    }

    private void ThrowIfWrongLength(int length, string parameter)
    {
        if (length != Length)
        {
            throw new ArgumentException($"Tensor '{Name}' has {Length} elements ({Rows} x {Columns}), but the span has {length}.", parameter);
        }
    }

    /// <summary>Throws unless a slab of this length holds all elements.</summary>
    /// <param name="slabLength">Floats of the slab.</param>
    /// <param name="parameter">The caller's name for it.</param>
    /// <exception cref="ArgumentException">It is too short, or the layout has no room for the rows and columns.</exception>
    internal void ThrowIfOutside(int slabLength, string parameter)
    {
        (int depth, int width) = Transposed ? (Columns, Rows) : (Rows, Columns);
        if (Rows < 1 || Columns < 1 || width > (long)Layout.Gates * Layout.Units)
        {
            throw new ArgumentException($"Tensor '{Name}' is {Rows} x {Columns}, but its layout has room for {(long)Layout.Gates * Layout.Units} packed columns.", parameter);
        }

        long last = (depth - 1) * (long)Layout.RowStride;
        for (int column = 0; column < width; column++)
        {
            long first = Layout.IndexOf(0, column);
            if (first < 0 || first + last < 0 || Math.Max(first, first + last) >= slabLength)
            {
                throw new ArgumentException($"Tensor '{Name}' ends after element {Math.Max(first, first + last)} of the slab, which has {slabLength}.", parameter);
            }
        }
    }

    /// <summary>The positions of the elements of one row: a row whose elements all lie in one lane of a panel is walked without divisions.</summary>
    private readonly ref struct RowPlaces(ParameterTensor tensor, int row)
    {
        private readonly int _first = tensor.IndexOf(row, 0);
        private readonly int _step = tensor.Transposed ? tensor.Layout.RowStride : 0;

        public int this[int column] => _step > 0 ? _first + (column * _step) : tensor.IndexOf(row, column);
    }
}
