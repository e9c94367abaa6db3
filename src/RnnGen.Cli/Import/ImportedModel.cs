namespace RnnGen.Cli;

/// <summary>A model of PyTorch, as RnnGen has it.</summary>
/// <param name="Shape">Its sizes.</param>
/// <param name="Vocabulary">Its words.</param>
/// <param name="Rnn">The tensors of its recurrent layers.</param>
/// <param name="Roles">The tensors around them.</param>
/// <param name="Order">Where its words come from.</param>
/// <param name="Unused">The tensors that take part in nothing.</param>
internal sealed record ImportedModel(ModelShape Shape, Vocabulary Vocabulary, RecurrentModule Rnn, TensorRoles Roles, WordOrder Order, IReadOnlyList<StateTensor> Unused)
{
    /// <summary>The tensors that it is made of.</summary>
    public IEnumerable<StateTensor> Tensors => Rnn.Layers.SelectMany(static layer => layer.All).Concat(Roles.All);

    /// <summary>Finds the model in a <c>state_dict</c>.</summary>
    /// <param name="state">The tensors.</param>
    /// <param name="list">The words of their rows.</param>
    /// <param name="settings">What the command line says of them.</param>
    /// <exception cref="FailureException">There is no model like it, or it cannot be told.</exception>
    public static ImportedModel Of(StateDict state, WordList list, ImportSettings settings)
    {
        UnusedTensors.ThrowIfUnsupported(state);
        RecurrentModule rnn = RecurrentModule.Find(state, settings.Map.Rnn);
        RecurrentCell cell = RecurrentCellChoice.Of(rnn, settings.Cell);
        TensorRoles roles = RoleSearch.Find(state, rnn, settings.Map);
        IReadOnlyList<StateTensor> unused = UnusedTensors.Of(state, rnn, roles);
        (string word, int row) = list.Rows[^1];
        if (row >= roles.Rows)
        {
            StateTensor words = roles.Embedding ?? roles.Output!;
            throw new FailureException($"the vocabulary '{list.Path}' does not belong to the weights: its word '{word}' has row {row}, but '{words.Name}' {words.ShapeText} has {roles.Rows}, counted from 0.");
        }

        WordOrder order = WordOrder.Of(list, settings.UnknownWord);
        Vocabulary vocabulary = WordFit.Check(order.Words, settings.Tokenizer);
        ModelShape shape = new()
        {
            Cell = cell,
            VocabularySize = Math.Max(roles.Rows, vocabulary.Count),
            EmbeddingSize = roles.Embedding is null ? 0 : rnn.InputSize,
            HiddenSize = rnn.HiddenSize,
            Layers = rnn.Layers.Count,
            TieEmbeddings = roles.IsTied,
        };
        return new ImportedModel(shape, vocabulary, rnn, roles, order, unused);
    }

    /// <summary>Reads the numbers and makes a model file of them.</summary>
    /// <exception cref="FailureException">A tensor is quantised, or a number is not finite.</exception>
    public ReadOnlyMemory<byte> ToFile() => ModelFile.FromTensors(Shape, Vocabulary, new ImportedTensors(this).ByName);
}
