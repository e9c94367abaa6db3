using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RnnGen.Training;

/// <summary>
/// How the gradients of a step are clipped: first all together to a global norm, then each to a range, as PyTorch's <c>clip_grad_norm_</c> followed by
/// <c>clip_grad_value_</c>: g ← min(max(g·<see cref="Coefficient"/>, −<see cref="Limit"/>), <see cref="Limit"/>). An optimiser clips in its own pass over the
/// parameters, so that gradients are read once.
/// </summary>
public readonly record struct GradientClipping
{
    /// <summary>Multiplies every gradient; in [0, 1].</summary>
    public required float Coefficient { get; init; }

    /// <summary>The largest absolute value that a gradient keeps after that, positive; infinity for any.</summary>
    public required float Limit { get; init; }

    /// <summary>Leaves gradients as they are.</summary>
    public static GradientClipping None { get; } = new() { Coefficient = 1, Limit = float.PositiveInfinity };

    /// <summary>A clipped gradient.</summary>
    /// <param name="gradient">g, finite.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Clip(float gradient) => float.MinNative(float.MaxNative(gradient * Coefficient, -Limit), Limit);

    /// <summary>Eight clipped gradients, each with the same bits as <see cref="Clip(float)"/> has.</summary>
    /// <param name="gradients">g, finite.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Clip(Vector256<float> gradients) => Clip(gradients, Vector256.Create(Coefficient), Vector256.Create(Limit));

    /// <summary>Eight clipped gradients, by a coefficient and a limit that a loop has broadcast before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Clip(Vector256<float> gradients, Vector256<float> coefficient, Vector256<float> limit) =>
        Vector256.MinNative(Vector256.MaxNative(gradients * coefficient, -limit), limit);

    /// <summary>The clipping of a step.</summary>
    /// <param name="norm">‖g‖₂ of all gradients.</param>
    /// <param name="clipNorm">Its largest value: gradients are multiplied by min(1, clipNorm / (norm + 10⁻⁶)) (Pascanu, Mikolov and Bengio 2013).</param>
    /// <param name="clipValue">The largest absolute value of a gradient.</param>
    internal static GradientClipping Create(double norm, float clipNorm, float clipValue) =>
        new() { Coefficient = (float)Math.Min(1, clipNorm / (norm + 1e-6)), Limit = clipValue };
}
