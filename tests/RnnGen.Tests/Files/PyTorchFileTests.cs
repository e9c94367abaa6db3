namespace RnnGen.Tests;

public sealed class PyTorchFileTests
{
    /// <summary>A one-unit LSTM as a PyTorch user would write it: entries sorted by name, no checksum, two biases.</summary>
    [Fact]
    public void File_of_a_pytorch_user_loads_with_the_sum_of_both_biases()
    {
        const string Header = """
            {"output.weight":{"dtype":"F32","shape":[2,1],"data_offsets":[8,16]},
             "output.bias":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},
             "__metadata__":{
               "rnngen.vocabulary":"[\"<unk>\", \"ma\u00f1ana\"]",
               "rnngen.tokenizer":"{\"lowerCase\": true, \"kind\": \"word\"}",
               "rnngen.shape":"{\"Layers\": 1, \"HiddenSize\": 1, \"EmbeddingSize\": 0, \"VocabularySize\": 2, \"BatchSize\": 16, \"SequenceLength\": 10, \"Loss\": \"EveryStep\"}",
               "rnngen.cell":"Lstm", "rnngen.format":"1.0"},
             "rnn.weight_ih_l0":{"dtype":"F32","shape":[4,2],"data_offsets":[64,96]},
             "rnn.weight_hh_l0":{"dtype":"F32","shape":[4,1],"data_offsets":[48,64]},
             "rnn.bias_hh_l0":{"dtype":"F32","shape":[4],"data_offsets":[16,32]},
             "rnn.bias_ih_l0":{"dtype":"F32","shape":[4],"data_offsets":[32,48]}}
            """;
        float[] data = [.. Enumerable.Range(1, 24).Select(i => (float)i)];
        ModelFile file = EditableModelFile.Read(SafetensorsBytes.File(Header, data));

        ModelFixture model = new(new ModelShape { Cell = RecurrentCell.Lstm, VocabularySize = 2, HiddenSize = 1, SequenceLength = 35, BatchSize = 20 });
        float[] parameters = model.Load(file);
        Assert.Equal(["<unk>", "mañana"], file.Vocabulary.Words);
        Assert.Equal([1, 2], model.Values("output.bias", parameters));
        Assert.Equal([3, 4], model.Values("output.weight", parameters));
        Assert.Equal([5 + 9, 6 + 10, 7 + 11, 8 + 12], model.Values("rnn.bias_ih_l0", parameters));
        Assert.Equal([13, 14, 15, 16], model.Values("rnn.weight_hh_l0", parameters));
        Assert.Equal([17, 18, 19, 20, 21, 22, 23, 24], model.Values("rnn.weight_ih_l0", parameters));
        Assert.Equal(["output.bias", "output.weight", "rnn.bias_hh_l0", "rnn.bias_ih_l0", "rnn.weight_hh_l0", "rnn.weight_ih_l0"], file.Tensors.Select(tensor => tensor.Name));
    }

    /// <summary>The candidate's two biases are not summed: the reset gate multiplies the second.</summary>
    [Fact]
    public void File_of_a_Gru_keeps_the_candidates_biases_apart()
    {
        const string Header = """
            {"__metadata__":{
               "rnngen.vocabulary":"[\"<unk>\", \"a\"]",
               "rnngen.tokenizer":"{\"lowerCase\": true, \"kind\": \"word\"}",
               "rnngen.shape":"{\"Layers\": 1, \"HiddenSize\": 2, \"EmbeddingSize\": 0, \"VocabularySize\": 2, \"BatchSize\": 16, \"SequenceLength\": 10, \"Loss\": \"EveryStep\"}",
               "rnngen.cell":"Gru", "rnngen.format":"1.0"},
             "rnn.bias_ih_l0":{"dtype":"F32","shape":[6],"data_offsets":[0,24]},
             "rnn.bias_hh_l0":{"dtype":"F32","shape":[6],"data_offsets":[24,48]},
             "rnn.weight_ih_l0":{"dtype":"F32","shape":[6,2],"data_offsets":[48,96]},
             "rnn.weight_hh_l0":{"dtype":"F32","shape":[6,2],"data_offsets":[96,144]},
             "output.weight":{"dtype":"F32","shape":[2,2],"data_offsets":[144,160]},
             "output.bias":{"dtype":"F32","shape":[2],"data_offsets":[160,168]}}
            """;
        float[] data = [.. Enumerable.Range(1, 42).Select(i => (float)i)];
        ModelFile file = EditableModelFile.Read(SafetensorsBytes.File(Header, data));

        ModelFixture model = new(new ModelShape { Cell = RecurrentCell.Gru, VocabularySize = 2, HiddenSize = 2, SequenceLength = 35, BatchSize = 20 });
        float[] parameters = model.Load(file);
        Assert.Equal([1 + 7, 2 + 8, 3 + 9, 4 + 10, 5, 6], model.Values("rnn.bias_ih_l0", parameters));
        Assert.Equal([11, 12], model.Values("rnn.bias_hn_l0", parameters));
        Assert.Equal(data[24..36], model.Values("rnn.weight_hh_l0", parameters));
    }
}
