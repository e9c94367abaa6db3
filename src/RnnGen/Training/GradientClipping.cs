namespace RnnGen.Training;

/// <summary>
/// How the gradients of a step are clipped: first all together to a global norm, then each to a range, as PyTorch's <c>clip_grad_norm_</c> followed by
/// <c>clip_grad_value_</c>. So the norm can be gathered while gradients are written, and clipping is part of the optimiser's pass.
/// </summary>
/// <param name="Coefficient">Multiplies every gradient.</param>
/// <param name="Limit">The largest absolute value that a gradient keeps after that; infinity for any.</param>
internal readonly record struct GradientClipping(float Coefficient, float Limit)
{
    /// <summary>The clipping of a step.</summary>
    /// <param name="norm">‖g‖₂ of all gradients.</param>
    /// <param name="clipNorm">Its largest value: gradients are multiplied by min(1, clipNorm / (norm + 10⁻⁶)) (Pascanu, Mikolov and Bengio 2013).</param>
    /// <param name="clipValue">The largest absolute value of a gradient.</param>
    public static GradientClipping Of(double norm, float clipNorm, float clipValue) => new((float)Math.Min(1, clipNorm / (norm + 1e-6)), clipValue);
}
