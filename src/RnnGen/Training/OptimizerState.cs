using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen.Training;

/// <summary>
/// What an optimiser remembers of one training run: slabs as long as the parameters, such as moments, and a few numbers. Checkpoints hold both; a run that is
/// resumed gets them back bit by bit.
/// </summary>
/// <remarks>
/// For each step the trainer calls <see cref="Update"/> from each of its threads at once, every one with its own part of the parameters, and then
/// <see cref="CompleteStep"/> from one thread. A step whose loss or gradient norm is not finite calls neither. None of them may allocate. For the same bits with any
/// number of threads, what becomes of a parameter may depend on its own gradient, slabs and the numbers alone.
/// </remarks>
public abstract class OptimizerState
{
    /// <summary>How often moments are flushed.</summary>
    internal const int StepsBetweenFlushes = 64;

    private const int MaxNameLength = 128;

    private readonly List<NamedSlab> _slabs = [];
    private readonly int _length;

    /// <summary>A state without slabs.</summary>
    /// <param name="length">Length of the parameter slab, as <see cref="Optimizer.CreateState"/> receives it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative, or more than an array holds.</exception>
    protected OptimizerState(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, AlignedBuffer.MaxLength);
        _length = length;
    }

    /// <summary>
    /// Numbers that are remembered beside the slabs, such as powers of β. A checkpoint holds them, and a resumed run writes them back here: the span must always
    /// have the same length, at most 16,384, and refer to the memory that <see cref="Update"/> reads. Default none.
    /// </summary>
    public virtual Span<double> Numbers => [];

    /// <summary>Its slabs under the names that they have in a checkpoint.</summary>
    internal IReadOnlyList<NamedSlab> Slabs => _slabs;

    /// <summary>Whether <see cref="FlushNegligible"/> applies; what slabs of one's own mean, nobody knows here.</summary>
    private protected bool HasMoments { get; init; }

    /// <summary>
    /// Zeroes moments of a part of the parameters that are negligible (<see cref="NegligibleNumbers"/>). Done once in <see cref="StepsBetweenFlushes"/> steps, it costs nothing that
    /// can be measured, and a moment that it leaves is still a normal number when it is done again: 0.9⁶⁴·2⁻¹¹⁴ > 2⁻¹²⁶.
    /// </summary>
    /// <param name="first">The first parameter of the part, a multiple of 8.</param>
    /// <param name="end">The one after the last, a multiple of 8.</param>
    internal void FlushNegligible(int first, int end)
    {
        if (!HasMoments)
        {
            return;
        }

        foreach (NamedSlab slab in _slabs)
        {
            NegligibleNumbers.Flush(slab.Values.Span[first..end]);
        }
    }

    /// <summary>Updates a part of the parameters, in a single pass over it. In each step every parameter is in exactly one part.</summary>
    /// <param name="parameters">All parameters; those outside the part belong to other threads. Padding is zero, has zero gradients, and must stay zero.</param>
    /// <param name="gradients">All gradients of the mean loss, finite, not yet clipped.</param>
    /// <param name="first">The first parameter of the part, a multiple of 8.</param>
    /// <param name="end">The one after the last, a multiple of 8.</param>
    /// <param name="learningRate">η of this step: the schedule's.</param>
    /// <param name="clipping">How the gradients are to be clipped.</param>
    public abstract void Update(Span<float> parameters, ReadOnlySpan<float> gradients, int first, int end, float learningRate, GradientClipping clipping);

    /// <summary>Ends a step, after all parts have been updated: the place to count steps. Called by one thread. Does nothing by default.</summary>
    public virtual void CompleteStep()
    {
    }

    /// <summary>Forgets all steps: a new run begins. Zeroes the slabs; override it to reset <see cref="Numbers"/> as well.</summary>
    public virtual void Reset()
    {
        foreach (NamedSlab slab in _slabs)
        {
            slab.Values.Span.Clear();
        }
    }

    /// <summary>
    /// Adds a slab of zeros, one float for each parameter, which checkpoints hold under <c>optimizer.NAME</c>. It begins on a cache line. Call it in the
    /// constructor, and take the span of it once for each <see cref="Update"/>.
    /// </summary>
    /// <param name="name">Its name, such as <c>first_moment</c>; each slab has another one.</param>
    /// <exception cref="ArgumentException">The name is empty or already taken.</exception>
    protected Memory<float> AddSlab(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Length > MaxNameLength || !name.All(char.IsAscii))
        {
            throw new ArgumentException($"The name of a slab must have at most {MaxNameLength} ASCII characters, so that a checkpoint can hold it.", nameof(name));
        }

        string fullName = $"optimizer.{name}";
        if (_slabs.Exists(slab => slab.Name == fullName))
        {
            throw new ArgumentException($"There is a slab '{name}' already; give each slab a name of its own.", nameof(name));
        }

        AlignedBuffer values = new(_length);
        _slabs.Add(new NamedSlab(fullName, values));
        return values.Memory;
    }

    /// <summary>Throws unless parameters and gradients have the length of the slabs, and first and end delimit a part of them.</summary>
    private protected void ThrowIfNoPart(int parameters, int gradients, int first, int end)
    {
        if (parameters != _length)
        {
            throw new ArgumentException($"There are {parameters} parameters, but this state was made for {_length}.", nameof(parameters));
        }

        if (gradients != _length)
        {
            throw new ArgumentException($"There are {gradients} gradients, but this state was made for {_length}.", nameof(gradients));
        }

        if (first < 0 || first % Vector256<float>.Count != 0 || first > end)
        {
            throw new ArgumentOutOfRangeException(nameof(first), first, $"The part begins at {first}, but must begin at a multiple of {Vector256<float>.Count} in [0, {end}].");
        }

        if (end > _length || end % Vector256<float>.Count != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(end), end, $"The part ends at {end}, but must end at a multiple of {Vector256<float>.Count} up to {_length}.");
        }
    }

    /// <summary>
    /// What the formulas call g: the clipped gradient, with L2 regularisation's λ·p on top, as PyTorch's optimisers add it after clipping.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected static Vector256<float> Regularize(
        Vector256<float> gradient, Vector256<float> parameter, Vector256<float> coefficient, Vector256<float> limit, Vector256<float> weightDecay) =>
        VectorMath.MultiplyAdd(weightDecay, parameter, GradientClipping.Clip(gradient, coefficient, limit));

    /// <summary>A part of a slab as vectors.</summary>
    private protected static Span<Vector256<float>> Vectors(Span<float> slab, int first, int end) => MemoryMarshal.Cast<float, Vector256<float>>(slab[first..end]);

    /// <summary>A part of a slab as vectors.</summary>
    private protected static ReadOnlySpan<Vector256<float>> Vectors(ReadOnlySpan<float> slab, int first, int end) =>
        MemoryMarshal.Cast<float, Vector256<float>>(slab[first..end]);
}
