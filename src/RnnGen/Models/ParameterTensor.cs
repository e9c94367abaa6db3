using RnnGen.CompilerServices;

namespace RnnGen;

/// <summary>
/// One parameter tensor: its PyTorch name and row-major shape outside, its place in the packed slab inside. Row-major form exists only
/// where tensors are loaded, saved, compared or shown.
/// </summary>
/// <param name="Name">PyTorch's name, such as <c>rnn.weight_ih_l0</c>; <c>rnn.bias_hn_l0</c> for what is a part of PyTorch's <c>rnn.bias_hh_l0</c>.</param>
/// <param name="Role">What it does.</param>
/// <param name="Layer">Its recurrent layer; 0 for embedding and output.</param>
/// <param name="Rows">Rows of the row-major form; the length of a vector.</param>
/// <param name="Columns">Columns of the row-major form; 1 for a vector.</param>
/// <param name="Layout">Where it lies in the slab.</param>
/// <param name="Transposed">Whether the packed columns are the row-major rows: so for weights [outputs, inputs], whose outputs lie across the lanes.</param>
public sealed record ParameterTensor(string Name, ParameterRole Role, int Layer, int Rows, int Columns, PanelLayout Layout, bool Transposed)
{
    /// <summary>Number of elements.</summary>
    public int Length => Rows * Columns;

    /// <summary>Whether it is a bias: one-dimensional outside.</summary>
    public bool IsVector => Role is ParameterRole.Bias or ParameterRole.CandidateBias or ParameterRole.OutputBias;

    /// <summary>Index in the slab of row-major element [<paramref name="row"/>, <paramref name="column"/>].</summary>
    public int IndexOf(int row, int column) => Transposed ? Layout.IndexOf(column, row) : Layout.IndexOf(row, column);

    /// <summary>Copies the tensor out of a packed slab (of parameters, gradients or moments) in row-major order.</summary>
    /// <param name="slab">The packed slab.</param>
    /// <param name="rowMajor">Receives <see cref="Length"/> values.</param>
    /// <exception cref="ArgumentException"><paramref name="rowMajor"/> is not <see cref="Length"/> long.</exception>
    public void Unpack(ReadOnlySpan<float> slab, Span<float> rowMajor)
    {
        ThrowIfWrongLength(rowMajor.Length);
        for (int row = 0, i = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++, i++)
            {
                rowMajor[i] = slab[IndexOf(row, column)];
            }
        }
    }

    /// <summary>Copies row-major values into a packed slab.</summary>
    /// <param name="rowMajor">Holds <see cref="Length"/> values.</param>
    /// <param name="slab">The packed slab.</param>
    /// <exception cref="ArgumentException"><paramref name="rowMajor"/> is not <see cref="Length"/> long.</exception>
    public void Pack(ReadOnlySpan<float> rowMajor, Span<float> slab)
    {
        ThrowIfWrongLength(rowMajor.Length);
        for (int row = 0, i = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++, i++)
            {
                slab[IndexOf(row, column)] = rowMajor[i];
            }
        }
    }

    private void ThrowIfWrongLength(int length)
    {
        if (length != Length)
        {
            throw new ArgumentException($"Tensor '{Name}' has {Length} elements ({Rows} x {Columns}), but the span has {length}.");
        }
    }
}
