namespace RnnGen.Cli;

/// <summary>
/// A search for the embedding, the output layer and a projection among the matrices of a <c>state_dict</c>, whose names are its author's own: by their sizes, by which of them have a bias, and by which are equal. All
/// ways to read the matrices as a model are listed; the one that uses most of them is meant, if it is the only one.
/// </summary>
internal sealed class RoleSearch
{
    private readonly StateDict _state;
    private readonly RecurrentModule _rnn;
    private readonly StateTensor? _embedding;
    private readonly StateTensor? _projection;
    private readonly StateTensor? _output;
    private readonly StateTensor[] _matrices;
    private readonly Dictionary<(StateTensor, StateTensor), bool> _equal = [];

    private RoleSearch(StateDict state, RecurrentModule rnn, TensorMap map)
    {
        (_state, _rnn) = (state, rnn);
        _embedding = Mapped("embedding", map.Embedding);
        _projection = Mapped("projection", map.Projection);
        _output = Mapped("output", map.Output);
        _matrices = [.. state.Tensors.Where(tensor => tensor.IsMatrix(null, null) && !RecurrentModule.IsRecurrent(tensor))];
    }

    /// <summary>Finds them.</summary>
    /// <param name="state">All tensors.</param>
    /// <param name="rnn">The recurrent module among them.</param>
    /// <param name="map">What the command line says.</param>
    /// <exception cref="FailureException">There is no way to read them as a model, or more than one.</exception>
    public static TensorRoles Find(StateDict state, RecurrentModule rnn, TensorMap map)
    {
        RoleSearch search = new(state, rnn, map);
        TensorRoles[] found = [.. search.OneHot(), .. search.Embedded()];
        int most = found.Select(static roles => roles.Weights.Count()).DefaultIfEmpty().Max();
        found = [.. found.Where(roles => roles.Weights.Count() == most)];
        return found switch
        {
            [TensorRoles only] => only.WithBiases(state),
            [] => throw search.Nothing(),
            _ => throw Ambiguous(found),
        };
    }

    private IEnumerable<TensorRoles> OneHot() =>
        from output in Candidates(_output, _rnn.InputSize, _rnn.HiddenSize)
        where _embedding is null && _projection is null && !_matrices.Any(matrix => matrix != output && matrix.IsMatrix(null, _rnn.InputSize))
        select new TensorRoles(Embedding: null, Projection: null, output, IsTied: false);

    private IEnumerable<TensorRoles> Embedded() => Candidates(_embedding, rows: null, _rnn.InputSize).SelectMany(embedding => Untied(embedding).Concat(Tied(embedding)));

    private IEnumerable<TensorRoles> Untied(StateTensor embedding) =>
        from output in Candidates(_output, embedding.Shape[0], _rnn.HiddenSize)
        where _projection is null && IsPair(embedding, output) && !AreEqual(embedding, output)
        select new TensorRoles(embedding, Projection: null, output, IsTied: false);

    private IEnumerable<TensorRoles> Tied(StateTensor embedding)
    {
        int words = embedding.Shape[0], width = _rnn.InputSize;
        StateTensor?[] projections = width != _rnn.HiddenSize ? [.. Candidates(_projection, width, _rnn.HiddenSize).Where(matrix => matrix != embedding)] : _projection is null ? [null] : [];
        foreach (StateTensor? projection in projections)
        {
            if (_output == embedding || (_output is null && !_matrices.Any(other => other != embedding && (other.IsMatrix(words, width) || other.IsMatrix(words, _rnn.HiddenSize)))))
            {
                yield return new TensorRoles(embedding, projection, Output: null, IsTied: true);
            }

            foreach (StateTensor copy in Candidates(_output, words, width).Where(copy => copy != projection && IsPair(embedding, copy) && AreEqual(embedding, copy) && IsFirst(embedding, copy)))
            {
                yield return new TensorRoles(embedding, projection, copy, IsTied: true);
            }
        }
    }

    /// <summary>What may have a role: what the command line says, or every matrix of the role's size.</summary>
    private IEnumerable<StateTensor> Candidates(StateTensor? mapped, int? rows, int? columns) => _matrices.Where(matrix => (mapped is null || matrix == mapped) && matrix.IsMatrix(rows, columns));

    /// <summary>Whether two matrices may be an embedding and an output layer: nn.Embedding has no bias, so that of two of one size the one with a bias is the other.</summary>
    private bool IsPair(StateTensor embedding, StateTensor output) => embedding != output && (embedding == _embedding || output == _output || !HasBias(embedding));

    /// <summary>Whether of two equal matrices, either of which may be called the embedding, this pair is to be taken.</summary>
    private bool IsFirst(StateTensor embedding, StateTensor copy) =>
        embedding == _embedding || copy == _output || HasBias(copy) || Array.IndexOf(_matrices, embedding) < Array.IndexOf(_matrices, copy);

    private bool HasBias(StateTensor matrix) => matrix.BiasName is { } name && _state.Find(name) is not null;

    private bool AreEqual(StateTensor one, StateTensor other)
    {
        if (!one.Shape.SequenceEqual(other.Shape))
        {
            return false;
        }

        if (!_equal.TryGetValue((one, other), out bool equal))
        {
            _equal[(one, other)] = _equal[(other, one)] = equal = one.Read().AsSpan().SequenceEqual(other.Read());
        }

        return equal;
    }

    private StateTensor? Mapped(string role, string? name)
    {
        if (name is null)
        {
            return null;
        }

        StateTensor tensor = _state.Find(name) ?? _state.Find(name + ".weight")
            ?? throw new FailureException($"--map {role}={name} names no tensor; there are {NameList.Of(_state.Tensors.Select(static tensor => tensor.Name))}.");
        return tensor.IsMatrix(null, null) ? tensor : throw new FailureException($"--map {role}={name} names a tensor of shape {tensor.ShapeText}; weights of two dimensions are expected.");
    }

    private static FailureException Ambiguous(TensorRoles[] found)
    {
        TensorRoles first = found[0];
        string example = string.Join(" ", ((IEnumerable<(string Role, StateTensor? Tensor)>)[("embedding", first.Embedding), ("projection", first.Projection), ("output", first.Output)])
            .Where(static pair => pair.Tensor is not null)
            .Select(static pair => $"--map {pair.Role}={pair.Tensor!.Name}"));
        return new FailureException(
            $"by their shapes, {NameList.Of(found.SelectMany(static roles => roles.Weights).Distinct().Select(static tensor => tensor.Name))} may be the embedding and the output layer in {found.Length} ways. "
            + $"Say which is which, as by {example}.");
    }

    private FailureException Nothing()
    {
        (int width, int hidden) = (_rnn.InputSize, _rnn.HiddenSize);
        string matrices = _matrices.Length == 0 ? "has none" : $"has {string.Join(", ", _matrices.Select(static matrix => $"'{matrix.Name}' {matrix.ShapeText}"))}";
        string way = _matrices.Any(output => output.Shape[1] != hidden && _matrices.Any(between => between.IsMatrix(output.Shape[1], hidden)))
            ? $" Between the hidden state and an output layer of its own there can be no other linear layer; only tied embeddings, with E = {width}, have a projection."
            : "";
        return new FailureException(
            $"no tensors fit as embedding and output layer. The recurrent layers read {width} numbers and give {hidden}: an embedding [V, {width}] and an output layer [V, {hidden}] of as many rows are expected, or one-hot input "
            + $"with an output layer [{width}, {hidden}], or a tied embedding [V, {width}]{(width == hidden ? "" : $" with a projection [{width}, {hidden}]")}; the file {matrices}.{way}");
    }
}
