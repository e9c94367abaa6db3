using RnnGen.Files;
using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>What a file has beside its content outlives its replacement, and any number of writers may replace it.</summary>
public sealed class ReplacedFileTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = new();
    private readonly BigramModel _model = new(12);

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public void The_mode_is_kept()
    {
        string model = _folder.File("model");
        string checkpoint = _folder.File("run.checkpoint");
        foreach (string path in (string[])[model, checkpoint])
        {
            File.WriteAllText(path, "old");
            SpecialFile.SetMode(path, Private);
        }

        _model.Save(model);
        _model.CreateTrainer(new TrainingOptions { Epochs = 1, Checkpoint = new CheckpointOptions { Path = checkpoint } })
            .Fit(new StreamDataset(Enumerable.Range(0, 100).Select(i => i % 12).ToArray(), _model.Shape));

        Assert.Equal(Private, SpecialFile.Mode(model));
        Assert.Equal(Private, SpecialFile.Mode(checkpoint));
        Assert.NotEqual("old", File.ReadAllText(model));
        Assert.NotEqual("old", File.ReadAllText(checkpoint));
    }

    [UnixFact]
    public void A_mode_that_the_mask_would_narrow_is_kept_and_nobody_reads_the_temporary_file_of_a_private_one()
    {
        const UnixFileMode Everybody = Private | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        string path = _folder.File("model");
        File.WriteAllText(path, "old");
        SpecialFile.SetMode(path, Private);
        using (AtomicFile file = new(path))
        {
            Assert.All(_folder.Names(), name => Assert.Equal(Private, SpecialFile.Mode(_folder.File(name))));
            SpecialFile.SetMode(path, Everybody);
            file.Commit();
        }

        Assert.Equal(Everybody, SpecialFile.Mode(path));
    }

    [UnixFact]
    public void The_owner_is_kept_by_whoever_may_give_files_away()
    {
        string path = _folder.File("model");
        File.WriteAllText(path, "old");
        if (Environment.IsPrivilegedProcess)
        {
            SpecialFile.Run("chown", "12345:23456", path);
            _model.Save(path);
            Assert.Equal("12345 23456 644", SpecialFile.Status(path, "%u %g %a"));
        }
    }

    [UnixFact]
    public void A_link_stays_one_and_leads_to_the_new_content_with_the_old_mode()
    {
        string target = _folder.File("target");
        string link = _folder.File("link");
        File.WriteAllText(target, "old");
        SpecialFile.SetMode(target, Private);
        File.CreateSymbolicLink(link, "target");

        _model.Save(link);

        Assert.Equal("target", new FileInfo(link).LinkTarget);
        Assert.Equal(Private, SpecialFile.Mode(target));
        Assert.Equal(Bytes(), File.ReadAllBytes(link));
    }

    [Fact]
    public void Eight_hundred_saves_of_one_file_by_eight_writers_all_succeed()
    {
        string path = _folder.File("model");
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, writer =>
        {
            BigramModel model = new(12);
            for (int save = 0; save < 100; save++)
            {
                model.Save(path);
            }
        });

        Assert.Equal(Bytes(), File.ReadAllBytes(path));
        Assert.Equal(["model"], _folder.Names());
    }

    private byte[] Bytes()
    {
        using MemoryStream stream = new();
        _model.Save(stream);
        return stream.ToArray();
    }
}
