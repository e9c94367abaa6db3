namespace RnnGen.Cli;

/// <summary>Which tensors of a <c>state_dict</c> are what, besides the recurrent ones.</summary>
/// <param name="Embedding">[V, E]; null for one-hot input.</param>
/// <param name="Projection">[E, H]; null unless embeddings are tied and E is not H.</param>
/// <param name="Output">[V, H], or the equal copy of a tied embedding; null where that has none.</param>
/// <param name="IsTied">Whether the output layer's weights are the embedding.</param>
internal sealed record TensorRoles(StateTensor? Embedding, StateTensor? Projection, StateTensor? Output, bool IsTied)
{
    /// <summary>The output layer's bias [V]; null where there is none.</summary>
    public StateTensor? OutputBias { get; init; }

    /// <summary>The projection's bias [E]; null where there is none.</summary>
    public StateTensor? ProjectionBias { get; init; }

    /// <summary>V, before words are added or moved.</summary>
    public int Rows => (Embedding ?? Output!).Shape[0];

    /// <summary>All that there are.</summary>
    public IEnumerable<StateTensor> All => Weights.Concat(((StateTensor?[])[OutputBias, ProjectionBias]).OfType<StateTensor>());

    /// <summary>The weights among them.</summary>
    public IEnumerable<StateTensor> Weights => ((StateTensor?[])[Embedding, Projection, Output]).OfType<StateTensor>();

    /// <summary>Adds the biases of the modules that the weights belong to.</summary>
    /// <param name="state">The tensors.</param>
    public TensorRoles WithBiases(StateDict state)
    {
        StateTensor? output = BiasOf(state, Output ?? Embedding!);
        if (IsTied && Output is null && output is null)
        {
            // Of two names of one tensor, a file may have kept the embedding's: the bias of the other is then alone in its module.
            StateTensor[] alone = [.. state.Tensors.Where(tensor => tensor.IsBias && tensor.IsVector(Rows) && !state.Tensors.Any(weight => weight.BiasName == tensor.Name))];
            output = alone is [StateTensor only] ? only : null;
        }

        return this with { OutputBias = output, ProjectionBias = Projection is null ? null : BiasOf(state, Projection) };
    }

    /// <summary>Finds the bias beside some weights; null where there is none.</summary>
    /// <param name="state">The tensors.</param>
    /// <param name="weight">The weights.</param>
    /// <exception cref="FailureException">It is of another size.</exception>
    public static StateTensor? BiasOf(StateDict state, StateTensor weight)
    {
        StateTensor? bias = weight.BiasName is { } name ? state.Find(name) : null;
        return bias is null || bias.IsVector(weight.Shape[0])
            ? bias
            : throw new FailureException($"'{bias.Name}' has the shape {bias.ShapeText}, which does not fit the {weight.Shape[0]} rows of '{weight.Name}'.");
    }
}
