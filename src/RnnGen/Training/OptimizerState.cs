using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RnnGen.CompilerServices;

namespace RnnGen.Training;

/// <summary>What an optimiser remembers of one training run, in slabs as long as the parameters. Padding has zero gradients and stays zero.</summary>
internal abstract class OptimizerState
{
    /// <summary>Its slabs under the names that they have in a checkpoint.</summary>
    public virtual IReadOnlyList<NamedSlab> Slabs => [];

    /// <summary>What it remembers beside its slabs: a run that is resumed copies it back.</summary>
    public virtual Span<double> Memory => [];

    /// <summary>
    /// Moves a part of the parameters, in a single pass over it. Every parameter is moved once in a step, by whichever thread, and then the step is
    /// completed.
    /// </summary>
    /// <param name="parameters">All parameters.</param>
    /// <param name="gradients">All gradients.</param>
    /// <param name="first">The first to move, a multiple of 8.</param>
    /// <param name="end">The one after the last, a multiple of 8.</param>
    /// <param name="learningRate">η of this step.</param>
    /// <param name="clipping">How the gradients are clipped.</param>
    public abstract void Update(Span<float> parameters, ReadOnlySpan<float> gradients, int first, int end, float learningRate, GradientClipping clipping);

    /// <summary>Ends a step, when all of its parts have been moved.</summary>
    public virtual void CompleteStep()
    {
    }

    /// <summary>Forgets all steps.</summary>
    public abstract void Reset();

    /// <summary>
    /// What the formulas call g: the clipped gradient, with L2 regularisation's λ·p on top, as PyTorch's optimisers add it after clipping.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static Vector256<float> Regularize(
        Vector256<float> gradient, Vector256<float> parameter, Vector256<float> coefficient, Vector256<float> limit, Vector256<float> weightDecay)
    {
        Vector256<float> clipped = Vector256.MinNative(Vector256.MaxNative(gradient * coefficient, -limit), limit);
        return VectorMath.MultiplyAdd(weightDecay, parameter, clipped);
    }

    /// <summary>A part of a slab as vectors.</summary>
    protected static Span<Vector256<float>> Vectors(Span<float> slab, int first, int end) => MemoryMarshal.Cast<float, Vector256<float>>(slab[first..end]);

    /// <summary>A part of a slab as vectors.</summary>
    protected static ReadOnlySpan<Vector256<float>> Vectors(ReadOnlySpan<float> slab, int first, int end) => MemoryMarshal.Cast<float, Vector256<float>>(slab[first..end]);
}
