using RnnGen.CompilerServices;
using RnnGen.Reference;
using RnnGen.SweepModels;

namespace RnnGen.Tests;

/// <summary>Parameters under PyTorch's names, copied from packed slabs, and calls that cannot be.</summary>
public sealed class ReferenceModelTests
{
    private static readonly ModelShape Shape = new() { Cell = RecurrentCell.Lstm, VocabularySize = 5, EmbeddingSize = 3, HiddenSize = 2, Layers = 2, SequenceLength = 3, BatchSize = 2 };

    [Fact]
    public void ParametersHavePyTorchsNamesAndShapes()
    {
        string[] expected =
        [
            "embedding.weight [5, 3]",
            "rnn.weight_ih_l0 [8, 3]", "rnn.weight_hh_l0 [8, 2]", "rnn.bias_ih_l0 [8, 1]", "rnn.bias_hh_l0 [8, 1]",
            "rnn.weight_ih_l1 [8, 2]", "rnn.weight_hh_l1 [8, 2]", "rnn.bias_ih_l1 [8, 1]", "rnn.bias_hh_l1 [8, 1]",
            "output.weight [5, 2]", "output.bias [5, 1]",
        ];
        Assert.Equal(expected, new ReferenceModel<double>(Shape).Parameters.Select(p => $"{p.Name} [{p.Rows}, {p.Columns}]"));

        ReferenceModel<double> tied = new(Shape with { TieEmbeddings = true, Layers = 1 });
        Assert.Equal(["projection.weight [3, 2]", "output.bias [5, 1]"], tied.Parameters.Skip(5).Select(p => $"{p.Name} [{p.Rows}, {p.Columns}]"));

        ReferenceModel<double> oneHot = new(Shape with { EmbeddingSize = 0, Layers = 1, Cell = RecurrentCell.Tanh });
        Assert.Equal("rnn.weight_ih_l0 [2, 5]", oneHot.Parameters.Select(p => $"{p.Name} [{p.Rows}, {p.Columns}]").First());
    }

    [Fact]
    public void CopyFromUnpacksEveryTensorAndZeroesAbsentHiddenBiases()
    {
        ReferenceModel<float> source = ReferenceBatch.RandomModel<float>(Shape, seed: 1);
        (List<ParameterTensor> tensors, float[] slab) = Pack(source);
        ReferenceModel<double> copy = ReferenceBatch.RandomModel<double>(Shape, seed: 2);
        copy.CopyFrom(tensors, slab);

        foreach (ReferenceParameter<double> parameter in copy.Parameters)
        {
            float[] expected = parameter.Name.StartsWith("rnn.bias_hh", StringComparison.Ordinal) ? new float[8] : source.Parameter(parameter.Name);
            Assert.Equal(expected.Select(value => (double)value), parameter.Values);
        }
    }

    [Fact]
    public void FromCopiesAGeneratedModel()
    {
        const string name = "TanhE16H9L2";
        string[] words = [Vocabulary.UnknownWord, "un", "viejo"];
        RnnModel model = SweptModel.Create(name, new Vocabulary(WordTokenizer.Default, words), seed: 1);
        ReferenceModel<float> reference = ReferenceModel<float>.From(model);

        Assert.Equal(model.Shape, reference.Shape);
        foreach (ParameterTensor tensor in model.Tensors)
        {
            float[] expected = new float[tensor.Length];
            model.ReadTensor(tensor.Name, expected);
            Assert.Equal(expected, reference.Parameter(tensor.Name));
        }
    }

    [Fact]
    public void TheRecurrentBiasOfACandidateIsTheLastBlockOfTheSecondBias()
    {
        RnnModel model = SweptModel.Create("GruE8H17L2", new Vocabulary(WordTokenizer.Default, [Vocabulary.UnknownWord, "un", "viejo"]), seed: 1);
        ReferenceModel<float> reference = ReferenceModel<float>.From(model);
        float[] expected = new float[17];
        model.ReadTensor("rnn.bias_hn_l1", expected);

        Assert.Equal([.. new float[34], .. expected], reference.Parameter("rnn.bias_hh_l1"));
    }

    [Fact]
    public void CopyFromNamesTheTensorThatDoesNotFit()
    {
        (List<ParameterTensor> tensors, float[] slab) = Pack(new ReferenceModel<float>(Shape));
        ReferenceModel<double> shallow = new(Shape with { Layers = 1 });
        Assert.Contains("rnn.weight_ih_l1", Assert.Throws<ArgumentException>(() => shallow.CopyFrom(tensors, slab)).Message, StringComparison.Ordinal);

        ReferenceModel<double> larger = new(Shape with { VocabularySize = 6 });
        Assert.Contains("'embedding.weight' is 5 x 3", Assert.Throws<ArgumentException>(() => larger.CopyFrom(tensors, slab)).Message, StringComparison.Ordinal);

        tensors.RemoveAll(tensor => tensor.Name == "output.bias");
        ReferenceModel<double> same = new(Shape);
        Assert.Contains("output.bias", Assert.Throws<ArgumentException>(() => same.CopyFrom(tensors, slab)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongBatchesNameTheValueAndTheBound()
    {
        ReferenceModel<float> model = new(Shape);
        int[] good = new int[6];
        Assert.Contains("T·B = 6", Assert.Throws<ArgumentException>(() => model.Loss(new int[5], good, 5)).Message, StringComparison.Ordinal);
        Assert.Contains("6 targets", Assert.Throws<ArgumentException>(() => model.Loss(good, new int[2], 5)).Message, StringComparison.Ordinal);
        Assert.Contains("Index 2 holds 5", Assert.Throws<ArgumentOutOfRangeException>(() => model.Loss([0, 0, 5, 0, 0, 0], good, 5)).Message, StringComparison.Ordinal);
        Assert.Contains("[-1, 4)", Assert.Throws<ArgumentOutOfRangeException>(() => model.Loss(good, [0, 0, 4, 0, 0, 0], 4)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Loss(good, good, 6));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Loss(good, good, 0));
        Assert.Throws<ArgumentException>(() => model.Parameter("rnn.weight_ih_l2"));
        Assert.Throws<ArgumentNullException>(() => new ReferenceModel<float>(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReferenceModel<float>(Shape with { HiddenSize = 0 }));
        Assert.Throws<ArgumentException>(() => new ReferenceModel<float>(Shape with { EmbeddingSize = 0, TieEmbeddings = true }));
        Assert.Throws<ArgumentException>(() => new ReferenceModel<float>(Shape with { Cell = (RecurrentCell)9 }));

        ReferenceSession<float> session = model.CreateSession();
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Step(5));
        Assert.Throws<ArgumentException>(() => session.Logits(new float[6]));
        Assert.Throws<ArgumentException>(() => session.Probabilities([]));
    }

    /// <summary>A slab of one 16-column panel a tensor, weights transposed, without hidden biases: as generated models hold theirs.</summary>
    private static (List<ParameterTensor> Tensors, float[] Slab) Pack(ReferenceModel<float> model)
    {
        const int width = 16;
        List<ParameterTensor> tensors = [];
        int offset = 0;
        foreach (ReferenceParameter<float> parameter in model.Parameters.Where(p => !p.Name.StartsWith("rnn.bias_hh", StringComparison.Ordinal)))
        {
            PanelLayout layout = new() { Offset = offset, PanelStride = parameter.Columns * width, RowStride = width, Gates = 1, Units = parameter.Rows, UnitsPerGroup = parameter.Rows };
            tensors.Add(new ParameterTensor { Name = parameter.Name, Role = ParameterRole.InputWeights, Rows = parameter.Rows, Columns = parameter.Columns, Layout = layout, Transposed = true });
            offset += parameter.Columns * width;
        }

        float[] slab = new float[offset];
        foreach (ParameterTensor tensor in tensors)
            tensor.Pack(model.Parameter(tensor.Name), slab);
        return (tensors, slab);
    }
}
