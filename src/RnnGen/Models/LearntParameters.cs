namespace RnnGen;

/// <summary>The transfer of what one model has learnt into another with more words.</summary>
internal static class LearntParameters
{
    /// <summary>The dimension of a tensor along which the words lie.</summary>
    private enum WordSide
    {
        None,
        Rows,
        Columns,
    }

    /// <summary>Copies everything learnt, and initialises every new word from <c>&lt;unk&gt;</c>.</summary>
    /// <exception cref="ArgumentException">The models differ in more than the number of words; nothing is copied.</exception>
    public static void Copy(BoundNetwork from, BoundNetwork to)
    {
        ThrowIfUnlike(from, to);
        IReadOnlyList<ParameterTensor> sources = from.Network.Layout.Tensors;
        IReadOnlyList<ParameterTensor> targets = to.Network.Layout.Tensors;
        for (int i = 0; i < sources.Count; i++)
        {
            WordSide side = SideOf(sources[i], from.Network.Shape);
            Copy(sources[i], from, targets[i], to, side);
        }
    }

    private static void Copy(ParameterTensor source, BoundNetwork from, ParameterTensor target, BoundNetwork to, WordSide side)
    {
        ReadOnlySpan<float> learnt = from.Parameters.Span;
        Span<float> parameters = to.Parameters.Span;
        int known = from.WordCount;

        // Rows beyond the vocabulary take no part in anything and stay as they are.
        int rows = side == WordSide.Rows ? to.WordCount : source.Rows;
        int columns = side == WordSide.Columns ? to.WordCount : source.Columns;
        float share = source.Role == ParameterRole.OutputBias ? (float)Math.Log(Math.Max(to.WordCount - known, 1)) : 0;
        for (int row = 0; row < rows; row++)
        {
            bool isNewRow = side == WordSide.Rows && row >= known;
            for (int column = 0; column < columns; column++)
            {
                bool isNewColumn = side == WordSide.Columns && column >= known;
                float value = learnt[source.IndexOf(isNewRow ? Vocabulary.Unknown : row, isNewColumn ? Vocabulary.Unknown : column)];
                parameters[target.IndexOf(row, column)] = isNewRow ? value - share : value;
            }
        }
    }

    private static WordSide SideOf(ParameterTensor tensor, ModelShape shape) => tensor.Role switch
    {
        ParameterRole.Embedding or ParameterRole.OutputWeights or ParameterRole.OutputBias => WordSide.Rows,
        ParameterRole.InputWeights when tensor.Layer == 0 && shape.IsOneHot => WordSide.Columns,
        _ => WordSide.None,
    };

    private static void ThrowIfUnlike(BoundNetwork other, BoundNetwork present)
    {
        if (other.Network.Shape.FindDifference(present.Network.Shape) is var (field, value, expected))
        {
            throw new ArgumentException($"The other model has {field} = {value}, but this one has {expected}: only the vocabulary may differ.", nameof(other));
        }

        if (present.Vocabulary.FindDifference(other.Vocabulary) is string difference)
        {
            throw new ArgumentException(
                $"The vocabulary of the other model is not the beginning of this one's: {difference}. Create this model over other.Vocabulary.With(words).", nameof(other));
        }
    }
}
