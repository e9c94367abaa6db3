using RnnGen.Tests.Gradients;

namespace RnnGen.Tests;

public sealed class CreateMetadataTests
{
    [Fact]
    public void Metadata_is_that_of_the_models_file_without_its_checksum()
    {
        using TemporaryFolder folder = new();
        RnnModel model = new RandomModel("LstmE8H17L3", seed: 1).Model;
        string path = Path.Combine(folder.FullName, "model.safetensors");
        model.Save(path);
        using ModelFile file = ModelFile.Open(path);
        Assert.Equal(
            file.Metadata.Where(entry => entry.Key != "rnngen.checksum").OrderBy(entry => entry.Key, StringComparer.Ordinal),
            ModelFile.CreateMetadata(model).OrderBy(entry => entry.Key, StringComparer.Ordinal));
    }
}
