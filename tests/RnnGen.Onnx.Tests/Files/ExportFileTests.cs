using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace RnnGen.Onnx.Tests;

public sealed class ExportFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RnnModel _model = RandomModel.Create("LstmE15H15L2");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("LstmE15H15L2")]
    [InlineData("TanhE0H15L3")]
    [InlineData("ReluE16H9L1")]
    [InlineData("GruE9H16L3")]
    [InlineData("CifgE15H15L2")]
    public void A_model_file_gives_the_same_bytes_as_the_model(string name)
    {
        RnnModel model = RandomModel.Create(name);
        model.Save(_folder["model.safetensors"]);
        using ModelFile file = ModelFile.Open(_folder["model.safetensors"]);
        OnnxExport.Write(file, _folder["model.onnx"], OnnxHead.MostProbable(3));
        Assert.Equal(OnnxRun.Bytes(model, OnnxHead.MostProbable(3)), File.ReadAllBytes(_folder["model.onnx"]));
    }

    [Fact]
    public void Both_biases_of_a_file_from_elsewhere_count()
    {
        _model.Save(_folder["model.safetensors"]);
        File.WriteAllBytes(_folder["model.safetensors"], WithTwoBiases(_folder["model.safetensors"]));
        using ModelFile file = ModelFile.Open(_folder["model.safetensors"]);
        Assert.Contains(file.ReadTensor("rnn.bias_hh_l1"), value => value != 0);
        OnnxExport.Write(file, _folder["model.onnx"]);

        using OnnxRun actual = new(File.ReadAllBytes(_folder["model.onnx"]));
        using OnnxRun expected = OnnxRun.Of(_model);
        long[] tokens = RandomModel.Tokens(_model, 7);
        Assert.All(expected.Feed("logits", tokens).Zip(actual.Feed("logits", tokens)), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Fact]
    public void What_was_written_is_described()
    {
        OnnxFile file = OnnxExport.Write(_model, _folder["model.onnx"], OnnxHead.Probabilities);
        Assert.Equal((_folder["model.onnx"], new FileInfo(_folder["model.onnx"]).Length, 17), (file.Path, file.Bytes, file.Opset));
        Assert.Equal(
            ["int64 tokens sequence,batch", "float32 h0 1,batch,15", "float32 c0 1,batch,15", "float32 h1 1,batch,15", "float32 c1 1,batch,15"],
            file.Inputs.Select(Text));
        Assert.Equal(
            ["float32 probabilities sequence,batch,15", "float32 h0_out 1,batch,15", "float32 c0_out 1,batch,15", "float32 h1_out 1,batch,15", "float32 c1_out 1,batch,15"],
            file.Outputs.Select(Text));
    }

    [Fact]
    public void A_model_that_diverged_leaves_the_old_file_as_it_was()
    {
        File.WriteAllText(_folder["model.onnx"], "old");
        float[] values = new float[15];
        values[3] = float.NaN;
        _model.WriteTensor("output.bias", [.. values, 0]);
        InvalidOperationException e = Assert.Throws<InvalidOperationException>(() => OnnxExport.Write(_model, _folder["model.onnx"]));
        Assert.Contains("element 3 of 'output.bias' is NaN", e.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(_folder["model.onnx"]));
        Assert.Single(Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_named() =>
        Assert.Contains("absent", Assert.Throws<DirectoryNotFoundException>(() => OnnxExport.Write(_model, _folder["absent/model.onnx"])).Message, StringComparison.Ordinal);

    private static string Text(OnnxValue value) => $"{value.Type} {value.Name} {string.Join(',', value.Shape)}";

    /// <summary>Moves half of each layer's bias into its second bias, as a file may have it that another program trained.</summary>
    private static byte[] WithTwoBiases(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        using ModelFile file = ModelFile.Open(path);
        int data = sizeof(long) + (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        foreach (SafetensorsTensor tensor in file.Tensors.Where(tensor => tensor.Name.StartsWith("rnn.bias", StringComparison.Ordinal)))
        {
            float[] half = [.. file.ReadTensor(tensor.Name.Replace("_hh_", "_ih_", StringComparison.Ordinal)).Select(value => value / 2)];
            MemoryMarshal.AsBytes<float>(half).CopyTo(bytes.AsSpan(data + (int)tensor.Begin));
        }

        // The tensors are no longer those that the checksum was made of: under another name it is not looked at.
        int checksum = bytes.AsSpan().IndexOf("rnngen.checksum"u8);
        "another.program"u8.CopyTo(bytes.AsSpan(checksum));
        return bytes;
    }
}
