namespace RnnGen.Tests;

/// <summary>A trained lstm-small, shared by the tests that ask it something.</summary>
public sealed class SmallModel : IDisposable
{
    public SmallModel()
    {
        Corpus = Folder.Write("corpus.txt", TinyText.Of(sentences: 60));
        Path = Folder["model.safetensors"];
        CliRun.Of("train", "--corpus", Corpus, "--preset", "lstm-small", "--out", Path, "--epochs", "20", "--learning-rate", "0.01").Succeeds();
    }

    public TemporaryFolder Folder { get; } = new();

    public string Corpus { get; }

    public string Path { get; }

    public void Dispose() => Folder.Dispose();
}
