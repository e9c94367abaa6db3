namespace RnnGen;

/// <summary>What an optimiser remembers of one training run, in slabs as long as the parameters. Padding has zero gradients and stays zero.</summary>
internal abstract class OptimizerState
{
    /// <summary>One step: moves every parameter, in a single pass over the slabs.</summary>
    /// <param name="parameters">The parameters, a multiple of 8.</param>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="gradientScale">Multiplies every gradient: the coefficient of clipping.</param>
    public abstract void Update(Span<float> parameters, ReadOnlySpan<float> gradients, float gradientScale);

    /// <summary>Forgets all steps.</summary>
    public abstract void Reset();
}
