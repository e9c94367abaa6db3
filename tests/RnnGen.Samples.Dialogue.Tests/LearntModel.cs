using RnnGen.Samples.Dialogue;

namespace RnnGen.Tests;

/// <summary>The sample's own model, learnt once for all tests.</summary>
[CollectionDefinition(nameof(LearntModel))]
public sealed class LearntModel : ICollectionFixture<LearntModel>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rnngen-dialogue-tests-");
    private readonly StringWriter _progress = new();

    public LearntModel()
    {
        Path = this["dialogue.safetensors"];
        ModelStore.LoadOrTrain(Path, _progress);
    }

    public string Path { get; }

    public string Progress => _progress.ToString();

    public string this[string name] => System.IO.Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
