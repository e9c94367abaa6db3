namespace RnnGen;

/// <summary>Clipping by global norm (Pascanu, Mikolov and Bengio 2013), as PyTorch's <c>clip_grad_norm_</c>.</summary>
internal static class GradientClipping
{
    /// <summary>min(1, clipNorm / (norm + 10⁻⁶)): what every gradient is multiplied by.</summary>
    public static float Coefficient(double norm, float clipNorm) => (float)Math.Min(1, clipNorm / (norm + 1e-6));
}
