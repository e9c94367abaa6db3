using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>Weights and words in a folder, imported by a command line.</summary>
internal sealed class ImportFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The words of <see cref="TorchModel"/> unless a test writes others.</summary>
    public const string Words = "<unk>\nuno\ndos\ntres\ncuatro\ncinco\nseis\n";

    public ImportFolder()
    {
        Weights = _folder["state.safetensors"];
        Vocabulary = _folder.Write("words.txt", Words);
        Model = _folder["model.safetensors"];
    }

    public string Weights { get; set; }

    public string Vocabulary { get; set; }

    public string Model { get; }

    public string this[string name] => _folder[name];

    public string Write(string name, string text) => _folder.Write(name, text);

    public string Write(string name, byte[] bytes) => _folder.Write(name, bytes);

    /// <summary>Runs the command on weights.</summary>
    public CliRun Import(WeightsWriter weights, params string[] options)
    {
        Write("state.safetensors", weights.ToBytes());
        return Import(options);
    }

    /// <summary>Runs the command on what lies in the folder.</summary>
    public CliRun Import(params string[] options) => CliRun.Of(["import", "--weights", Weights, "--vocabulary", Vocabulary, "--out", Model, .. options]);

    /// <summary>Runs the command, which must say why it fails and write nothing.</summary>
    public void Fails(WeightsWriter weights, string[] reasons, params string[] options)
    {
        Import(weights, options).EndsWith(ExitCode.Failure, reasons);
        Assert.False(File.Exists(Model));
    }

    /// <summary>A tensor of the model that was written, which must be intact.</summary>
    public float[] Tensor(string name)
    {
        using ModelFile file = ModelFile.Open(Model);
        file.Verify();
        return file.ReadTensor(name);
    }

    public void Dispose() => _folder.Dispose();
}
