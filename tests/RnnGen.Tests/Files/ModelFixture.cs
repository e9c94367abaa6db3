using RnnGen.CompilerServices;

namespace RnnGen.Tests;

/// <summary>A small model without generated code: a shape, its tensors in packed panels, numbers and a vocabulary of two words less than V.</summary>
internal sealed class ModelFixture
{
    public static readonly ModelShape SmallShape = new() { Cell = RecurrentCell.Lstm, VocabularySize = 7, EmbeddingSize = 3, HiddenSize = 5, Layers = 2, SequenceLength = 4, BatchSize = 2 };

    public ModelFixture(ModelShape shape, int seed = 1)
    {
        Shape = shape;
        Tensors = TensorsOf(shape, out int floats);
        Parameters = new float[floats];
        Random random = new(seed);
        foreach (ParameterTensor tensor in Tensors)
        {
            float[] values = new float[tensor.Length];
            Array.ConvertAll(values, _ => (random.NextSingle() * 2) - 1).CopyTo(values, 0);
            tensor.Pack(values, Parameters);
        }

        string[] words = ["<unk>", "señor", "\"", "d'or", "😀", .. Enumerable.Range(5, Math.Max(0, shape.VocabularySize - 5)).Select(i => $"w{i}")];
        Vocabulary = new Vocabulary(new WordTokenizer(), words[..Math.Max(1, shape.VocabularySize - 2)]);
    }

    public ModelShape Shape { get; }

    public List<ParameterTensor> Tensors { get; }

    public float[] Parameters { get; }

    public Vocabulary Vocabulary { get; set; }

    /// <summary>The tensor's elements, row-major.</summary>
    public float[] Values(string name) => Values(name, Parameters);

    public float[] Values(string name, float[] parameters)
    {
        ParameterTensor tensor = Tensors.Single(tensor => tensor.Name == name);
        float[] values = new float[tensor.Length];
        tensor.Unpack(parameters, values);
        return values;
    }

    public void Write(string path) => new ModelFileWriter(Shape, Tensors, Parameters, Vocabulary).Write(path);

    public float[] Load(ModelFile file)
    {
        float[] parameters = new float[Parameters.Length];
        ModelFileLoader loader = new(file);
        loader.CheckShape(Shape);
        loader.Load(Tensors, parameters);
        return parameters;
    }

    private static List<ParameterTensor> TensorsOf(ModelShape shape, out int floats)
    {
        List<ParameterTensor> tensors = [];
        int end = 0;
        void Add(string name, ParameterRole role, int layer, int rows, int columns, int gates, bool transposed)
        {
            int packedRows = transposed ? columns : rows;
            int units = (transposed ? rows : columns) / gates;
            int unitsPerGroup = gates > 1 ? 8 : 16;
            int panels = ((units + unitsPerGroup - 1) / unitsPerGroup * gates * unitsPerGroup + 15) / 16;
            tensors.Add(new ParameterTensor
            {
                Name = name,
                Role = role,
                Layer = layer,
                Rows = rows,
                Columns = columns,
                Layout = new PanelLayout { Offset = end, PanelStride = packedRows * 16, RowStride = 16, Gates = gates, Units = units, UnitsPerGroup = unitsPerGroup },
                Transposed = transposed,
            });
            end += panels * packedRows * 16;
        }

        if (!shape.IsOneHot)
        {
            Add("embedding.weight", ParameterRole.Embedding, 0, shape.VocabularySize, shape.EmbeddingSize, 1, transposed: shape.TieEmbeddings);
        }

        int width = shape.Gates * shape.HiddenSize;
        for (int layer = 0; layer < shape.Layers; layer++)
        {
            Add($"rnn.weight_ih_l{layer}", ParameterRole.InputWeights, layer, width, shape.InputSize(layer), shape.Gates, transposed: true);
            Add($"rnn.weight_hh_l{layer}", ParameterRole.RecurrentWeights, layer, width, shape.HiddenSize, shape.Gates, transposed: true);
            Add($"rnn.bias_ih_l{layer}", ParameterRole.Bias, layer, width, 1, shape.Gates, transposed: true);
            if (Recurrence.Of(shape.Cell).HasCandidateBias)
            {
                Add($"rnn.bias_hn_l{layer}", ParameterRole.CandidateBias, layer, shape.HiddenSize, 1, 1, transposed: true);
            }
        }

        if (shape.HasProjection)
        {
            Add("projection.weight", ParameterRole.Projection, 0, shape.EmbeddingSize, shape.HiddenSize, 1, transposed: true);
        }

        if (!shape.TieEmbeddings)
        {
            Add("output.weight", ParameterRole.OutputWeights, 0, shape.VocabularySize, shape.HiddenSize, 1, transposed: true);
        }

        Add("output.bias", ParameterRole.OutputBias, 0, shape.VocabularySize, 1, 1, transposed: true);
        floats = end;
        return tensors;
    }
}
