using System.Text.RegularExpressions;

namespace RnnGen.Cli;

/// <summary>Tensors that have no place in a model: those of layers that RnnGen does not have are refused, since without them the model would predict otherwise.</summary>
internal static partial class UnusedTensors
{
    /// <summary>Refuses layers that can be told by their tensors alone.</summary>
    /// <param name="state">The tensors.</param>
    /// <exception cref="FailureException">There is such a layer.</exception>
    public static void ThrowIfUnsupported(StateDict state)
    {
        foreach (StateTensor tensor in state.Tensors.Where(static tensor => !RecurrentModule.IsRecurrent(tensor)))
        {
            if (UnsupportedLayer(tensor) is { } layer)
            {
                throw new FailureException($"'{tensor.Name}' {tensor.ShapeText} is of {layer}, which RnnGen does not have: without it the model would predict otherwise. Train one without it, or leave the tensor out of the file if it has no part in predicting words.");
            }
        }
    }

    /// <summary>Returns the tensors that take part in nothing.</summary>
    /// <param name="state">All tensors.</param>
    /// <param name="rnn">The recurrent module.</param>
    /// <param name="roles">The tensors around it.</param>
    /// <exception cref="FailureException">One of them would change what the model predicts.</exception>
    public static IReadOnlyList<StateTensor> Of(StateDict state, RecurrentModule rnn, TensorRoles roles)
    {
        HashSet<StateTensor> used = [.. rnn.Layers.SelectMany(static layer => layer.All), .. roles.All];
        StateTensor[] unused = [.. state.Tensors.Where(tensor => !used.Contains(tensor))];
        int[] widths = [rnn.HiddenSize, rnn.InputSize];
        foreach (StateTensor tensor in unused.Where(static tensor => !RecurrentModule.IsRecurrent(tensor)))
        {
            if (tensor.Shape is [int rows, int columns] && widths.Contains(rows) && widths.Contains(columns))
            {
                throw new FailureException($"'{tensor.Name}' {tensor.ShapeText} may be a linear layer between those of the model, where RnnGen has none but the projection of a tied embedding with E not H. Train a model without it, or leave the tensor out of the file if it has no part in predicting words.");
            }

            if (used.Any(weight => weight.BiasName == tensor.Name))
            {
                throw new FailureException($"'{tensor.Name}' {tensor.ShapeText} is a bias of the embedding, which RnnGen does not have. Say by --map which tensor is the output layer's.");
            }
        }

        return unused;
    }

    private static string? UnsupportedLayer(StateTensor tensor) => tensor switch
    {
        _ when BatchNorm().IsMatch(tensor.Name) => "a batch normalisation",
        _ when Attention().IsMatch(tensor.Name) => "an attention layer",
        _ when Position().IsMatch(tensor.Name) => "an embedding of positions",
        { Shape.Count: > 2 } => "a convolution, or a learned initial state",
        { Shape.Count: 1, IsBias: false } when tensor.BiasName is not null => "a normalisation (such as nn.LayerNorm)",
        { Shape.Count: 1, IsBias: false } when InitialState().IsMatch(tensor.Name) => "a learned initial state",
        _ => null,
    };

    [GeneratedRegex(@"(^|\.)(running_mean|running_var|num_batches_tracked)$", RegexOptions.CultureInvariant)]
    private static partial Regex BatchNorm();

    [GeneratedRegex(@"(^|[._])(attn|attention|self_attn|in_proj_weight|in_proj_bias)([._]|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Attention();

    [GeneratedRegex(@"(^|[._])(wpe|pos(ition|itional)?_?(emb|embed|embedding|embeddings|encoding|encoder))([._]|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Position();

    [GeneratedRegex(@"(^|[._])(h0|c0|h_0|c_0|init\w*|initial\w*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex InitialState();
}
