namespace RnnGen;

/// <summary>
/// The initial values of a model's parameters. Embedding: standard normal, or uniform in ±0.1 if it is also the output layer. Whh of <see cref="RecurrentCell.Relu"/>: ¼ of the identity. Everything else: uniform in ±1/√H,
/// as in PyTorch's recurrent and linear layers.
/// </summary>
/// <remarks>
/// Chosen by the best held-out perplexity over five epochs on the <i>Quijote</i> with V = 4096, E = 64, H = 128, T = 10.
/// <list type="bullet">
/// <item>Relu: 72.7 from ¼ of the identity, 73.0 from ½, 74.2 from uniform. The idea is that of Le, Jaitly and Hinton (2015), who start from the full
/// identity; a leaky one suits ten steps better and does not explode.</item>
/// <item>Lstm: a forget bias of 1 (Gers et al. 2000; Jozefowicz et al. 2015) helps where distant words matter. Over ten unrolled steps it does not: 62.6 with
/// it, 61.4 without.</item>
/// <item>A tied embedding starts as in PyTorch's word language model example: from standard normals the logits would be as large as √H.</item>
/// </list>
/// </remarks>
public static class ParameterInitializer
{
    private const float TiedEmbeddingBound = 0.1f;

    /// <summary>
    /// Fills a packed slab. The values of a tensor depend only on the seed, its index in <paramref name="tensors"/> and its shape, not on
    /// how it is packed or on the sizes of the others. Padding becomes zero.
    /// </summary>
    /// <param name="shape">The model's sizes.</param>
    /// <param name="tensors">The tensors in the order of the model file.</param>
    /// <param name="parameters">The slab; all of it is written.</param>
    /// <param name="seed">The seed: the same seed gives the same bits on every machine.</param>
    /// <exception cref="ArgumentException">The slab ends before a tensor does, or a tensor does not have the model's sizes.</exception>
    public static void Initialize(ModelShape shape, IReadOnlyList<ParameterTensor> tensors, Span<float> parameters, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(tensors);
        ArgumentOutOfRangeException.ThrowIfLessThan(shape.HiddenSize, 1);
        foreach (ParameterTensor tensor in tensors)
        {
            ArgumentNullException.ThrowIfNull(tensor, nameof(tensors));
            tensor.ThrowIfOutside(parameters.Length, nameof(parameters));
        }

        parameters.Clear();
        for (int i = 0; i < tensors.Count; i++)
        {
            RandomSource random = new(seed, stream: (ulong)i);
            Initialize(shape, tensors[i], parameters, ref random);
        }
    }

    private static void Initialize(ModelShape shape, ParameterTensor tensor, Span<float> parameters, ref RandomSource random)
    {
        switch (tensor.Role)
        {
            case ParameterRole.Embedding when shape.TieEmbeddings:
                FillUniform(TiedEmbeddingBound, tensor, parameters, ref random);
                break;
            case ParameterRole.Embedding:
                FillNormal(tensor, parameters, ref random);
                break;
            case ParameterRole.RecurrentWeights:
                InitializeRecurrentWeights(shape, tensor, parameters, ref random);
                break;
            case ParameterRole.InputWeights:
            case ParameterRole.Bias:
            case ParameterRole.CandidateBias:
            case ParameterRole.OutputWeights:
            case ParameterRole.OutputBias:
            case ParameterRole.Projection:
                FillUniform(Bound(shape), tensor, parameters, ref random);
                break;
            default:
                throw new ArgumentException($"Tensor '{tensor.Name}' has the undefined role {tensor.Role}.");
        }
    }

    private static void InitializeRecurrentWeights(ModelShape shape, ParameterTensor tensor, Span<float> parameters, ref RandomSource random)
    {
        if (Recurrence.Of(shape.Cell).RecurrentDiagonal is { } diagonal)
        {
            if (tensor.Rows != shape.HiddenSize || tensor.Columns != shape.HiddenSize)
            {
                throw new ArgumentException($"Tensor '{tensor.Name}' is {tensor.Rows} x {tensor.Columns}, but H = {shape.HiddenSize}.");
            }

            for (int unit = 0; unit < shape.HiddenSize; unit++)
            {
                parameters[tensor.IndexOf(unit, unit)] = diagonal;
            }
        }
        else
        {
            FillUniform(Bound(shape), tensor, parameters, ref random);
        }
    }

    private static void FillNormal(ParameterTensor tensor, Span<float> parameters, ref RandomSource random)
    {
        for (int row = 0; row < tensor.Rows; row++)
        {
            for (int column = 0; column < tensor.Columns; column++)
            {
                parameters[tensor.IndexOf(row, column)] = random.NextNormal();
            }
        }
    }

    /// <summary>1/√H.</summary>
    private static float Bound(ModelShape shape) => 1 / MathF.Sqrt(shape.HiddenSize);

    /// <summary>Fills a tensor with uniform values in [−bound, bound).</summary>
    private static void FillUniform(float bound, ParameterTensor tensor, Span<float> parameters, ref RandomSource random)
    {
        for (int row = 0; row < tensor.Rows; row++)
        {
            for (int column = 0; column < tensor.Columns; column++)
            {
                parameters[tensor.IndexOf(row, column)] = bound * ((2 * random.NextSingle()) - 1);
            }
        }
    }
}
