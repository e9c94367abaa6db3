namespace RnnGen.Tests;

/// <summary>Every option that names a file to be written, with a command that writes it within a second.</summary>
internal sealed class OutputCommands(SmallModel small, TemporaryFolder folder)
{
    public const string Model = "train --out";
    public const string Checkpoint = "train --checkpoint";
    public const string Log = "train --log";
    public const string Report = "report --out";
    public const string Quantize = "quantize --out";
    public const string Export = "export --out";
    public const string Import = "import --out";

    /// <summary>Those that write what a pipe or a device can take.</summary>
    public static TheoryData<string> Streams => [Model, Log, Report, Quantize, Export, Import];

    /// <summary>All of them.</summary>
    public static TheoryData<string> All => [Model, Checkpoint, Log, Report, Quantize, Export, Import];

    /// <summary>The command line that writes a path.</summary>
    /// <param name="option">One of the names above.</param>
    /// <param name="path">What it writes.</param>
    /// <param name="input">What it reads; null for something of its own.</param>
    public string[] Writing(string option, string path, string? input = null) => option switch
    {
        Model => [.. Train(input), "--out", path],
        Checkpoint => [.. Train(input), "--out", folder["model.safetensors"], "--checkpoint", path],
        Log => [.. Train(input), "--out", folder["model.safetensors"], "--log", path],
        Report => ["report", input ?? RecordedLog(), "--out", path],
        Quantize => ["quantize", "--model", input ?? small.Path, "--out", path],
        Import => ["import", "--weights", input ?? Weights(), "--vocabulary", folder.Write("words.txt", ImportFolder.Words), "--out", path],
        _ => ["export", "--model", input ?? small.Path, "--to", "onnx", "--out", path],
    };

    /// <summary>A file that the command can read.</summary>
    public string Input(string option) => option switch
    {
        Report => RecordedLog(),
        Import => Weights(),
        Quantize or Export => Copy(small.Path, "input.safetensors"),
        _ => Copy(small.Corpus, "input.txt"),
    };

    private string[] Train(string? corpus) => ["train", "--corpus", corpus ?? small.Corpus, "--preset", "lstm-small", "--epochs", "2"];

    private string RecordedLog()
    {
        RecordedRun.Write(folder["input.jsonl"], epochs: 2);
        return folder["input.jsonl"];
    }

    private string Weights() => folder.Write("weights.safetensors", new TorchModel().Write().ToBytes());

    private string Copy(string path, string name)
    {
        File.Copy(path, folder[name], overwrite: true);
        return folder[name];
    }
}
