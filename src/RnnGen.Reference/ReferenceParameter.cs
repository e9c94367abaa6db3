using System.Numerics;

namespace RnnGen.Reference;

/// <summary>One parameter tensor and the gradient of the loss with respect to it, both row-major.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ReferenceParameter<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    /// <summary>Creates a parameter of zeros with a gradient of zeros.</summary>
    /// <param name="name">PyTorch's name, such as <c>rnn.weight_ih_l0</c>.</param>
    /// <param name="rows">Rows, or the length of a vector; at least 1.</param>
    /// <param name="columns">Columns; 1 for a vector.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    /// <exception cref="OverflowException">The elements would not fit an array.</exception>
    public ReferenceParameter(string name, int rows, int columns = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        Name = name;
        Rows = rows;
        Columns = columns;
        Values = new T[checked(rows * columns)];
        Gradient = new T[Values.Length];
    }

    /// <summary>PyTorch's name.</summary>
    public string Name { get; }

    /// <summary>Rows, or the length of a vector.</summary>
    public int Rows { get; }

    /// <summary>Columns; 1 for a vector.</summary>
    public int Columns { get; }

    /// <summary>θ: [<see cref="Rows"/>, <see cref="Columns"/>].</summary>
    public T[] Values { get; }

    /// <summary>dE/dθ: [<see cref="Rows"/>, <see cref="Columns"/>].</summary>
    public T[] Gradient { get; }

    internal ReadOnlySpan<T> Row(int row) => Values.AsSpan(row * Columns, Columns);

    internal Span<T> GradientRow(int row) => Gradient.AsSpan(row * Columns, Columns);
}
