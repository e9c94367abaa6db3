using RnnGen.Files;
using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>Pipes and devices: written into or refused, never replaced, and never waited for where nothing can come.</summary>
public sealed class SpecialFileTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder = new();
    private readonly BigramModel _model = new(12);

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public async Task A_model_goes_through_a_pipe_to_its_reader()
    {
        string pipe = SpecialFile.Pipe(_folder.File("pipe"));
        _model.Save(_folder.File("model"));
        ModelFile.ThrowIfNotWritable(pipe);

        Task<byte[]> reader = Task.Run(() => ReadAll(pipe));
        await Task.Run(() => _model.Save(pipe)).WaitAsync(Patience);

        Assert.Equal(File.ReadAllBytes(_folder.File("model")), await reader.WaitAsync(Patience));
        Assert.Equal(FileKind.Pipe, FileEntry.Of(pipe).Kind);
        Assert.Equal(["model", "pipe"], _folder.Names());
    }

    [UnixFact]
    public void A_device_is_written_into_and_stays_one()
    {
        string device = _folder.File("null-copy");
        string link = _folder.File("link");
        File.CreateSymbolicLink(link, device);
        if (SpecialFile.TryNullDevice(device))
        {
            ModelFile.ThrowIfNotWritable(device);
            _model.Save(device);
            _model.Save(link);

            Assert.Equal(FileKind.CharacterDevice, FileEntry.Of(device).Kind);
            Assert.Equal(FileKind.CharacterDevice, FileEntry.Of(link).Kind);
            Assert.Equal(["link", "null-copy"], _folder.Names());
        }
    }

    [UnixFact]
    public void A_block_device_is_refused()
    {
        string device = _folder.File("disk");
        if (SpecialFile.TryBlockDevice(device))
        {
            Assert.Contains("it is a block device", Assert.Throws<IOException>(() => _model.Save(device)).Message, StringComparison.Ordinal);
            Assert.Contains("it is a block device", Assert.Throws<IOException>(() => ModelFile.ThrowIfNotWritable(device)).Message, StringComparison.Ordinal);
            Assert.Contains("is a block device; a model file", Assert.Throws<IOException>(() => ModelFile.Open(device)).Message, StringComparison.Ordinal);
        }
    }

    [UnixFact]
    public async Task A_pipe_without_a_writer_is_refused_by_every_reader_of_files()
    {
        string pipe = SpecialFile.Pipe(_folder.File("pipe"));
        string link = _folder.File("link");
        File.CreateSymbolicLink(link, pipe);
        Trainer trainer = _model.CreateTrainer(new TrainingOptions { Epochs = 1 });
        StreamDataset train = new(Enumerable.Range(0, 100).Select(i => i % 12).ToArray(), _model.Shape);

        foreach (string path in (string[])[pipe, link])
        {
            Assert.Contains("is a pipe; a model file is expected", await Refused(() => ModelFile.Open(path)), StringComparison.Ordinal);
            Assert.Contains("is a pipe; a checkpoint is expected", await Refused(() => trainer.Resume(path, train)), StringComparison.Ordinal);
            Assert.Contains("is a pipe; a checkpoint is expected", await Refused(() => CheckpointFile.ReadNote(path)), StringComparison.Ordinal);
        }
    }

    [UnixFact]
    public async Task A_pipe_with_the_name_of_a_temporary_file_is_left_alone()
    {
        string path = _folder.File("model");
        string name;
        using (new AtomicFile(path))
        {
            name = Assert.Single(_folder.Names());
        }

        SpecialFile.Pipe(_folder.File(name));
        await Task.Run(() => _model.Save(path)).WaitAsync(Patience);

        Assert.Equal(new[] { "model", name }.Order(StringComparer.Ordinal), _folder.Names());
    }

    [UnixFact]
    public void A_checkpoint_is_a_regular_file_alone()
    {
        string pipe = SpecialFile.Pipe(_folder.File("pipe"));
        TrainingOptions options = new() { Epochs = 1, Checkpoint = new CheckpointOptions { Path = pipe } };
        StreamDataset train = new(Enumerable.Range(0, 100).Select(i => i % 12).ToArray(), _model.Shape);

        Assert.Contains("it is a pipe", Assert.Throws<IOException>(() => _model.CreateTrainer(options).Fit(train)).Message, StringComparison.Ordinal);
        Assert.Equal(FileKind.Pipe, FileEntry.Of(pipe).Kind);
    }

    [UnixFact]
    public void A_file_whose_name_becomes_a_pipes_meanwhile_is_not_renamed_over_it()
    {
        string path = _folder.File("model");
        using (AtomicFile file = new(path))
        {
            SpecialFile.Pipe(path);
            Assert.Contains("it is a pipe", Assert.Throws<IOException>(file.Commit).Message, StringComparison.Ordinal);
        }

        Assert.Equal(FileKind.Pipe, FileEntry.Of(path).Kind);
        Assert.Equal(["model"], _folder.Names());
    }

    [Fact]
    public void A_folder_is_no_checkpoint() =>
        Assert.Contains("is a folder; a checkpoint", Assert.Throws<IOException>(() => CheckpointFile.ReadNote(_folder.FullName)).Message, StringComparison.Ordinal);

    private static async Task<string> Refused(Action read) => (await Assert.ThrowsAsync<IOException>(() => Task.Run(read).WaitAsync(Patience))).Message;

    private static byte[] ReadAll(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read);
        using MemoryStream content = new();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
