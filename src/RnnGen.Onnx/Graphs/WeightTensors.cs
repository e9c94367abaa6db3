namespace RnnGen.Onnx;

/// <summary>
/// The weights of a model as tensors of a graph, in the arrangements that its operators expect. Those of an int8 model stay int8 in the file, and a DequantizeLinear node
/// with one scale for each row of the model's tensor makes fp32 of them, in which the graph computes.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="parameters">The parameters.</param>
internal sealed class WeightTensors(GraphBuilder graph, ModelParameters parameters)
{
    /// <summary>Adds the first rows of weights [rows, columns], under their own name.</summary>
    public void AddRows(string name, int rows, int columns)
    {
        if (parameters.IsInt8)
        {
            parameters.ReadInt8(name)[..(rows * columns)].CopyTo(graph.AddInt8Tensor(name, 0, parameters.ReadScales(name)[..rows], rows, columns));
            return;
        }

        parameters.Read(name)[..(rows * columns)].CopyTo(graph.AddTensor(name, rows, columns));
    }

    /// <summary>Adds weights [g·H, columns] as the blocks that an operator expects, with its leading dimension for directions, under their own name.</summary>
    public void AddBlocks(string name, IReadOnlyList<GateBlock> blocks, int rows, int columns)
    {
        if (parameters.IsInt8)
        {
            RowMajor.ReorderBlocks(parameters.ReadInt8(name), blocks, graph.AddInt8Tensor(name, 1, BlockScales(name, blocks, rows), 1, rows, columns));
            return;
        }

        RowMajor.ReorderBlocks(parameters.Read(name), blocks, graph.AddTensor(name, 1, rows, columns));
    }

    /// <summary>Adds weights [g·H, V] as a table [words, rows] with the blocks that an operator expects.</summary>
    public void AddTable(string table, string name, IReadOnlyList<GateBlock> blocks, int rows, int words)
    {
        int columns = parameters.Shape.VocabularySize;
        if (parameters.IsInt8)
        {
            sbyte[] quantized = new sbyte[rows * columns];
            RowMajor.ReorderBlocks(parameters.ReadInt8(name), blocks, quantized);
            RowMajor.Transpose<sbyte>(quantized, columns, graph.AddInt8Tensor(table, 1, BlockScales(name, blocks, rows), words, rows));
            return;
        }

        float[] reordered = new float[rows * columns];
        RowMajor.ReorderBlocks(parameters.Read(name), blocks, reordered);
        RowMajor.Transpose<float>(reordered, columns, graph.AddTensor(table, words, rows));
    }

    /// <summary>Adds the first rows of weights [rows, columns] as [columns, rows].</summary>
    public void AddTransposed(string transposed, string name, int rows, int columns)
    {
        if (parameters.IsInt8)
        {
            // A MatMul that reads a DequantizeLinear becomes one of ONNX Runtime's that rounds h to int8 as well. Behind a Transpose it stays as it is, and the graph agrees with fp32 arithmetic.
            AddRows(name, rows, columns);
            graph.AddNode("Transpose", [name], [transposed]);
            return;
        }

        RowMajor.Transpose(parameters.Read(name)[..(rows * columns)], columns, graph.AddTensor(transposed, columns, rows));
    }

    /// <summary>The scales of rows in the order of an operator's blocks; the sign of a negated block is in its numbers.</summary>
    private float[] BlockScales(string name, IReadOnlyList<GateBlock> blocks, int rows)
    {
        float[] scales = new float[rows];
        RowMajor.ReorderBlocks(parameters.ReadScales(name), [.. blocks.Select(block => block with { IsNegated = false })], scales);
        return scales;
    }
}
