using System.Numerics;

namespace RnnGen.Reference;

/// <summary>
/// One recurrent layer: from its input x_t and the previous state it computes the state after this step. Everything it computes at a
/// step is kept in a record for the backward pass; a record begins with the state: h [H] and, if the cell has one, c [H].
/// </summary>
internal abstract class RecurrentLayer<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    protected RecurrentLayer(ModelShape shape, int layer, int gates)
    {
        HiddenSize = shape.HiddenSize;
        Wxh = new ReferenceParameter<T>($"rnn.weight_ih_l{layer}", gates * HiddenSize, shape.InputSize(layer));
        Whh = new ReferenceParameter<T>($"rnn.weight_hh_l{layer}", gates * HiddenSize, HiddenSize);
        Bxh = new ReferenceParameter<T>($"rnn.bias_ih_l{layer}", gates * HiddenSize);
        Bhh = new ReferenceParameter<T>($"rnn.bias_hh_l{layer}", gates * HiddenSize);
    }

    /// <summary>Creates a layer of the shape's cell.</summary>
    public static RecurrentLayer<T> Create(ModelShape shape, int layer) => shape.Cell switch
    {
        RecurrentCell.Tanh => new TanhLayer<T>(shape, layer),
        RecurrentCell.Relu => new ReluLayer<T>(shape, layer),
        RecurrentCell.Lstm => new LstmLayer<T>(shape, layer),
        RecurrentCell.Gru => new GruLayer<T>(shape, layer),
        RecurrentCell.Cifg => new CifgLayer<T>(shape, layer),
        _ => throw new ArgumentException($"The cell {shape.Cell} is unknown; use Tanh, Relu, Lstm, Gru or Cifg.", nameof(shape)),
    };

    /// <summary>H.</summary>
    public int HiddenSize { get; }

    /// <summary>Length of the state: H, or 2H if the cell has c besides h.</summary>
    public abstract int StateSize { get; }

    /// <summary>Length of the record of one step of one sequence, the state included.</summary>
    public abstract int RecordSize { get; }

    /// <summary>Wxh [g·H, input]; the lecture's U.</summary>
    public ReferenceParameter<T> Wxh { get; }

    /// <summary>Whh [g·H, H]; the lecture's W.</summary>
    public ReferenceParameter<T> Whh { get; }

    /// <summary>Bias [g·H] that PyTorch adds to Wxh·x.</summary>
    public ReferenceParameter<T> Bxh { get; }

    /// <summary>Bias [g·H] that PyTorch adds to Whh·h.</summary>
    public ReferenceParameter<T> Bhh { get; }

    /// <summary>m [g·H, H] for Whh; null for no dropout.</summary>
    public T[]? RecurrentMask { get; set; }

    /// <summary>Computes one step of one sequence.</summary>
    /// <param name="x">x_t.</param>
    /// <param name="previous">The record whose state is (h_{t−1}, c_{t−1}).</param>
    /// <param name="current">Receives the record of step t.</param>
    public abstract void Step(LayerInput<T> x, ReadOnlySpan<T> previous, Span<T> current);

    /// <summary>Computes the backward pass of that step: adds to the gradients of the parameters, of x_t and of the previous state.</summary>
    /// <param name="x">x_t.</param>
    /// <param name="previous">The record of step t − 1.</param>
    /// <param name="current">The record of step t.</param>
    /// <param name="dState">dE/d(h_t, c_t), summed over everything that flows into it.</param>
    /// <param name="dPrevious">dE/d(h_{t−1}, c_{t−1}), added to.</param>
    public abstract void StepBackward(LayerInput<T> x, ReadOnlySpan<T> previous, ReadOnlySpan<T> current, ReadOnlySpan<T> dState, Span<T> dPrevious);

    /// <summary>One row of z = Wxh·x + Whh·hPrev + bxh + bhh.</summary>
    protected T PreActivation(int row, LayerInput<T> x, ReadOnlySpan<T> hPrev) =>
        x.Dot(Wxh.Row(row)) + RecurrentProduct(row, hPrev) + Bxh.Values[row] + Bhh.Values[row];

    /// <summary>
    /// forward: z = Wxh·x + Whh·hPrev + bxh + bhh;
    /// hence dWxh += dz xᵀ, dx += Wxhᵀ dz, dWhh += dz hPrevᵀ, dhPrev += Whhᵀ dz, dbxh += dz, dbhh += dz; for one row.
    /// </summary>
    protected void PreActivationBackward(int row, T dz, LayerInput<T> x, ReadOnlySpan<T> hPrev, Span<T> dhPrev)
    {
        InputSideBackward(row, dz, x);
        RecurrentSideBackward(row, dz, hPrev, dhPrev);
    }

    /// <summary>One row of Wxh·x + bxh.</summary>
    protected T InputSide(int row, LayerInput<T> x) => x.Dot(Wxh.Row(row)) + Bxh.Values[row];

    /// <summary>One row of Whh·hPrev + bhh.</summary>
    protected T RecurrentSide(int row, ReadOnlySpan<T> hPrev) => RecurrentProduct(row, hPrev) + Bhh.Values[row];

    /// <summary>forward: z = Wxh·x + bxh; hence dWxh += dz xᵀ, dx += Wxhᵀ dz, dbxh += dz; for one row.</summary>
    protected void InputSideBackward(int row, T dz, LayerInput<T> x)
    {
        x.DotBackward(dz, Wxh.Row(row), Wxh.GradientRow(row));
        Bxh.Gradient[row] += dz;
    }

    /// <summary>forward: z = Whh·hPrev + bhh; hence dWhh += dz hPrevᵀ, dhPrev += Whhᵀ dz, dbhh += dz; for one row. With dropout m ∘ Whh stands for Whh, and dWhh += m ∘ (dz hPrevᵀ).</summary>
    protected void RecurrentSideBackward(int row, T dz, ReadOnlySpan<T> hPrev, Span<T> dhPrev)
    {
        if (RecurrentMask is null)
        {
            LinearAlgebra.AddScaled(Whh.GradientRow(row), dz, hPrev);
            LinearAlgebra.AddScaled(dhPrev, dz, Whh.Row(row));
        }
        else
        {
            LinearAlgebra.AddScaled(Whh.GradientRow(row), dz, hPrev, MaskRow(row));
            LinearAlgebra.AddScaled(dhPrev, dz, Whh.Row(row), MaskRow(row));
        }

        Bhh.Gradient[row] += dz;
    }

    /// <summary>One row of Whh·hPrev, or of (m ∘ Whh)·hPrev with dropout.</summary>
    private T RecurrentProduct(int row, ReadOnlySpan<T> hPrev) => RecurrentMask is null
        ? LinearAlgebra.Dot(Whh.Row(row), hPrev)
        : LinearAlgebra.Dot(Whh.Row(row), hPrev, MaskRow(row));

    private ReadOnlySpan<T> MaskRow(int row) => RecurrentMask.AsSpan(row * HiddenSize, HiddenSize);

    /// <summary>σ(z) = 1 / (1 + e^−z).</summary>
    protected static T Sigmoid(T z) => T.One / (T.One + T.Exp(-z));
}
