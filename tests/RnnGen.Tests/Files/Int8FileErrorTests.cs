namespace RnnGen.Tests;

/// <summary>An int8 file that is wrong in one place is refused; the message names the tensor, and what is to be done.</summary>
public sealed class Int8FileErrorTests
{
    private readonly EditableInt8File _file = new(new ModelFixture(ModelFixture.SmallShape));

    [Fact]
    public void An_unchanged_file_is_read() => Assert.Equal(WeightPrecision.Int8, _file.Read().Precision);

    [Theory]
    [InlineData("embedding.weight.scale", "tensor 'embedding.weight.scale' [7] is missing: weights of I8 need one scale for each row.")]
    [InlineData("rnn.weight_hh_l1", "tensor 'rnn.weight_hh_l1' [20, 5] is missing.")]
    [InlineData("rnn.bias_hh_l0", "tensor 'rnn.bias_hh_l0' [20] is missing.")]
    public void What_is_missing_is_named(string name, string message)
    {
        _file.Tensors.Remove(_file[name]);
        AssertInvalid(message);
    }

    [Theory]
    [InlineData("output.bias.scale")]
    [InlineData("attention.scale")]
    public void A_scale_of_nothing_is_refused(string name)
    {
        _file.Tensors.Insert(0, new EditableInt8File.RawTensor(name, SafetensorsDtype.F32, [7], new byte[28]));
        AssertInvalid($"it holds a tensor that the model does not have: '{name}'. A scale belongs to weights of I8, one for each row.");
    }

    [Fact]
    public void A_scale_in_an_fp32_file_is_refused()
    {
        EditableModelFile file = new(new ModelFixture(ModelFixture.SmallShape));
        file.Tensors.Add(("output.weight.scale", [7], new float[7]));
        AssertInvalid(file.ToBytes(), "does not have: 'output.weight.scale'. A scale belongs to weights of I8, one for each row.");
    }

    [Fact]
    public void One_scale_for_a_whole_tensor_is_too_few()
    {
        _file["output.weight.scale"] = _file["output.weight.scale"] with { Shape = [1], Bytes = new byte[4] };
        AssertInvalid("tensor 'output.weight.scale' has the shape [1], but [7] is expected: one scale for each row of its weights.");
    }

    [Fact]
    public void A_column_of_scales_is_of_another_shape()
    {
        _file["output.weight.scale"] = _file["output.weight.scale"] with { Shape = [7, 1] };
        AssertInvalid("tensor 'output.weight.scale' has the shape [7, 1], but [7] is expected");
    }

    [Fact]
    public void Some_weights_in_fp32_are_named_with_one_that_is_int8()
    {
        _file.Dequantize("output.weight");
        AssertInvalid("tensor 'output.weight' is F32, but 'embedding.weight' is I8: all weights are int8, or none. Quantise the whole model.");
    }

    [Fact]
    public void The_copy_of_a_tied_embedding_has_no_errors_of_its_own()
    {
        EditableInt8File tied = new(new ModelFixture(ModelFixture.SmallShape with { EmbeddingSize = 5, TieEmbeddings = true }));
        string errors = tied.Metadata["rnngen.quantization"];
        tied.Tensors.Add(tied["embedding.weight"] with { Name = "output.weight" });
        tied.Tensors.Insert(0, tied["embedding.weight.scale"] with { Name = "output.weight.scale" });
        tied.Metadata["rnngen.quantization"] = errors.Replace("{\"embedding.weight\"", "{\"output.weight\":{\"largestError\":1,\"meanError\":1},\"embedding.weight\"", StringComparison.Ordinal);
        AssertInvalid(tied.ToBytes(), "'output.weight' is none of its int8 tensors");
    }

    [Theory]
    [InlineData("output.bias", "tensor 'output.bias' is I8; biases and scales are F32, and only weights are quantised.")]
    [InlineData("rnn.weight_ih_l0.scale", "tensor 'rnn.weight_ih_l0.scale' is I8; biases and scales are F32")]
    public void Biases_and_scales_stay_fp32(string name, string message)
    {
        _file[name] = _file[name] with { Dtype = SafetensorsDtype.I8, Bytes = new byte[_file[name].Bytes.Length / 4] };
        AssertInvalid(message);
    }

    [Fact]
    public void A_bias_in_int8_is_no_int8_model()
    {
        EditableInt8File file = _file;
        foreach (string name in file.Tensors.Where(tensor => tensor.Dtype == SafetensorsDtype.I8).Select(tensor => tensor.Name).ToArray())
        {
            file.Dequantize(name);
            file.Tensors.Remove(file[$"{name}.scale"]);
        }

        file.Metadata.Remove("rnngen.quantization");
        file.Read().Dispose();
        file["output.bias"] = file["output.bias"] with { Dtype = SafetensorsDtype.I8, Bytes = new byte[7] };
        AssertInvalid("tensor 'output.bias' is I8; biases and scales are F32");
    }

    [Theory]
    [InlineData(-1e-6f, "a scale is at least 0 and at most")]
    [InlineData(float.MaxValue, "a scale is at least 0 and at most")]
    [InlineData(float.NaN, "parameters must be finite")]
    [InlineData(float.PositiveInfinity, "parameters must be finite")]
    public void A_number_that_is_no_scale_is_named(float scale, string message)
    {
        _file.Floats("rnn.weight_hh_l1.scale")[13] = scale;
        AssertInvalid($"element 13 of tensor 'rnn.weight_hh_l1.scale' is {scale}; {message}");
    }

    [Fact]
    public void The_largest_scale_still_gives_finite_weights()
    {
        _file.Floats("rnn.weight_hh_l1.scale")[13] = Int8Weights.LargestScale;
        _file.Levels("rnn.weight_hh_l1")[65] = 127;
        Assert.InRange(_file.Read().ReadTensor("rnn.weight_hh_l1")[65], 3.4e38f, float.MaxValue);
    }

    [Fact]
    public void Minus_128_is_outside_of_the_symmetric_range()
    {
        _file.Levels("rnn.weight_ih_l1")[26] = sbyte.MinValue;
        AssertInvalid("element 26 of tensor 'rnn.weight_ih_l1' is -128; int8 weights lie symmetrically between -127 and 127. Quantise it to that range.");
        _file.Levels("rnn.weight_ih_l1")[26] = -127;
        _file.Read().Dispose();
    }

    [Theory]
    [InlineData("", "cannot be read")]
    [InlineData("{}", "it does not tell the errors of 'embedding.weight'")]
    [InlineData("null", "is null")]
    [InlineData("""{"embedding.weight":{"largestError":1,"meanError":0.5}}""", "it does not tell the errors of 'rnn.weight_ih_l0'")]
    [InlineData("""{"embedding.weights":{"largestError":1,"meanError":0.5}}""", "'embedding.weights' is none of its int8 tensors")]
    [InlineData("""{"embedding.weight":{"largestError":1,"meanError":2}}""", "the errors of 'embedding.weight' are no numbers with 0 <= meanError <= largestError")]
    [InlineData("""{"embedding.weight":{"largestError":1,"meanError":-1}}""", "the errors of 'embedding.weight'")]
    [InlineData("""{"embedding.weight":{"largestError":1e999,"meanError":1}}""", "the errors of 'embedding.weight'")]
    [InlineData("""{"embedding.weight":null}""", "the errors of 'embedding.weight'")]
    [InlineData("""{"embedding.weight":{"largestError":1}}""", "meanError")]
    [InlineData("""{"embedding.weight":{"largestError":1,"meanError":0,"bits":8}}""", "bits")]
    [InlineData("""{"embedding.weight":{"largestError":1,"meanError":0},"embedding.weight":{"largestError":1,"meanError":0}}""", "cannot be read")]
    public void Errors_are_told_of_each_tensor_or_of_none(string json, string message)
    {
        _file.Metadata["rnngen.quantization"] = json;
        AssertInvalid(message, "metadata 'rnngen.quantization'");
    }

    [Fact]
    public void A_file_need_not_tell_its_errors()
    {
        _file.Metadata.Remove("rnngen.quantization");
        Assert.Empty(_file.Read().QuantizationErrors);
    }

    [Fact]
    public void Errors_of_an_fp32_file_are_refused()
    {
        EditableModelFile file = new(new ModelFixture(ModelFixture.SmallShape));
        file.Metadata["rnngen.quantization"] = _file.Metadata["rnngen.quantization"];
        AssertInvalid(file.ToBytes(), "it has metadata 'rnngen.quantization', which belongs to int8 weights, but its weights are F32. Remove it.");
    }

    [Fact]
    public void Damage_is_found_by_the_checksum()
    {
        byte[] bytes = [.. _file.Original];
        bytes[^3] ^= 1;
        AssertInvalid(bytes, "The file is damaged");

        // The errors are covered too.
        int digit = bytes.AsSpan().IndexOf("largestError"u8) + "largestError\\\":0.0".Length;
        bytes = [.. _file.Original];
        bytes[digit] ^= 1;
        AssertInvalid(bytes, "The file is damaged");
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(3, true)]
    public void A_copy_of_tied_embeddings_must_be_equal_in_weights_and_scales(int embeddingSize, bool scale)
    {
        EditableInt8File file = new(new ModelFixture(ModelFixture.SmallShape with { EmbeddingSize = embeddingSize, TieEmbeddings = true }));
        foreach (string suffix in (string[])["", ".scale"])
        {
            EditableInt8File.RawTensor embedding = file[$"embedding.weight{suffix}"];
            file.Tensors.Add(embedding with { Name = $"output.weight{suffix}", Bytes = [.. embedding.Bytes] });
        }

        Assert.Equal(WeightPrecision.Int8, file.Read().Precision);
        if (scale)
        {
            file.Floats("output.weight.scale")[2] *= 2;
        }
        else
        {
            file.Levels("output.weight")[2] ^= 1;
        }

        AssertInvalid(file.ToBytes(), "its embeddings are tied, but 'output.weight' is a different matrix from 'embedding.weight'. Leave out the former, or make them equal.");
        file.Tensors.Remove(file["output.weight.scale"]);
        AssertInvalid(file.ToBytes(), "tensor 'output.weight.scale' [7] is missing");
    }

    [Fact]
    public void Int8_cannot_be_trained_nor_quantised_again()
    {
        using ModelFile file = ModelFile.Open(_file.Original);
        ModelFileLoader loader = new(file);
        string message = Assert.Throws<InvalidModelFileException>(loader.ThrowIfInt8).Message;
        Assert.Contains("its weights are int8, which can be served but not trained", message, StringComparison.Ordinal);
        Assert.Contains("Serve it with LoadFrozen, or load the fp32 file that it was made of", message, StringComparison.Ordinal);
        Assert.Contains("its weights are int8 already", Assert.Throws<InvalidModelFileException>(() => { file.ToInt8(); }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_int8_tensors_are_read_as_int8()
    {
        using ModelFile file = ModelFile.Open(_file.Original);
        Assert.Contains("'output.bias'", Assert.Throws<ArgumentException>(() => { file.ReadInt8Tensor("output.bias"); }).Message, StringComparison.Ordinal);
        Assert.Contains("'nothing'", Assert.Throws<ArgumentException>(() => { file.ReadInt8Tensor("nothing"); }).Message, StringComparison.Ordinal);
    }

    private void AssertInvalid(params string[] parts) => AssertInvalid(_file.ToBytes(), parts);

    private static void AssertInvalid(byte[] bytes, params string[] parts)
    {
        string message = Assert.Throws<InvalidModelFileException>(() => { EditableModelFile.Read(bytes); }).Message;
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
        Assert.InRange(message.Length, 1, 300 + "Model file '(memory)': ".Length);
    }
}
