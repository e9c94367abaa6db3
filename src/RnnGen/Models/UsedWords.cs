namespace RnnGen;

/// <summary>
/// The words of a vocabulary among the V that a model has room for. What belongs to none of them holds leftovers of initialisation and takes no part in anything: in
/// files and in int8 weights it is zero, so that equal models are equal bytes.
/// </summary>
/// <param name="Shape">The sizes of the model.</param>
/// <param name="Count">The number of words.</param>
internal readonly record struct UsedWords(ModelShape Shape, int Count)
{
    /// <summary>Zeroes what belongs to no word in one row of a tensor.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="row">The row.</param>
    /// <param name="values">Its elements.</param>
    public void ClearOthers<T>(ParameterTensor tensor, int row, Span<T> values) => values[(HasRow(tensor, row) ? UsedColumns(tensor) : 0)..].Clear();

    /// <summary>Whether a row belongs to a word, or to no word in particular.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="row">The row.</param>
    public bool HasRow(ParameterTensor tensor, int row) => row < UsedRows(tensor);

    /// <summary>The number of elements that belong to words, or to no word in particular.</summary>
    /// <param name="tensor">The tensor.</param>
    public long ElementsOf(ParameterTensor tensor) => (long)UsedRows(tensor) * UsedColumns(tensor);

    /// <summary>The same for a tensor of a file.</summary>
    /// <param name="tensor">The tensor, of weights.</param>
    public long ElementsOf(SafetensorsTensor tensor)
    {
        bool isOfWords = tensor.Name is ModelTensors.EmbeddingName or ModelTensors.OutputName, isOneHot = Shape.IsOneHot && tensor.Name == ModelTensors.FirstInputName;
        return (long)(isOfWords ? Count : tensor.Shape[0]) * (isOneHot ? Count : tensor.Shape[1]);
    }

    private int UsedRows(ParameterTensor tensor) => tensor.Role is ParameterRole.Embedding or ParameterRole.OutputWeights or ParameterRole.OutputBias ? Count : tensor.Rows;

    private int UsedColumns(ParameterTensor tensor) => tensor.Role == ParameterRole.InputWeights && tensor.Layer == 0 && Shape.IsOneHot ? Count : tensor.Columns;
}
