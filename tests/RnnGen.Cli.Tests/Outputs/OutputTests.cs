using System.Text;
using System.Text.RegularExpressions;
using RnnGen.Cli;
using RnnGen.Files;

namespace RnnGen.Tests;

/// <summary>What is not ours to destroy: devices, pipes, inputs under another name, modes and links.</summary>
public sealed partial class OutputTests : IClassFixture<SmallModel>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly OutputCommands _commands;

    public OutputTests(SmallModel small) => _commands = new OutputCommands(small, _folder);

    public void Dispose() => _folder.Dispose();

    [UnixTheory]
    [MemberData(nameof(OutputCommands.Streams), MemberType = typeof(OutputCommands))]
    public void A_device_is_written_into_and_stays_one(string option)
    {
        string device = _folder["null-copy"];
        if (SpecialFile.TryNullDevice(device))
        {
            CliRun.Of(_commands.Writing(option, device)).Succeeds();
            Assert.Equal(FileKind.CharacterDevice, FileEntry.Of(device).Kind);
        }
    }

    [UnixTheory]
    [MemberData(nameof(OutputCommands.Streams), MemberType = typeof(OutputCommands))]
    public async Task A_pipe_is_written_into_and_its_reader_gets_the_file(string option)
    {
        string pipe = SpecialFile.Pipe(_folder["pipe"]);
        string file = _folder["file"];
        CliRun.Of(_commands.Writing(option, file)).Succeeds();

        Task<byte[]> reader = Task.Run(() => ReadAll(pipe));
        await Task.Run(() => CliRun.Of(_commands.Writing(option, pipe)).Succeeds()).WaitAsync(Patience);
        byte[] read = await reader.WaitAsync(Patience);

        Assert.Equal(FileKind.Pipe, FileEntry.Of(pipe).Kind);
        if (option == OutputCommands.Log)
        {
            // Times differ from run to run, records do not.
            _folder.Write("file", read);
            Assert.Equal(EndReason.Completed, LogReader.Read(file).End?.Reason);
        }
        else
        {
            Assert.Equal(Comparable(File.ReadAllBytes(file)), Comparable(read));
        }
    }

    [UnixFact]
    public void A_checkpoint_is_no_pipe_and_no_device()
    {
        string pipe = SpecialFile.Pipe(_folder["pipe"]);
        CliRun.Of(_commands.Writing(OutputCommands.Checkpoint, pipe)).EndsWith(ExitCode.Failure, pipe, "it is a pipe, not a regular file");
        Assert.Equal(FileKind.Pipe, FileEntry.Of(pipe).Kind);
    }

    [UnixTheory]
    [MemberData(nameof(OutputCommands.All), MemberType = typeof(OutputCommands))]
    public void A_block_device_is_refused(string option)
    {
        string device = _folder["disk"];
        if (SpecialFile.TryBlockDevice(device))
        {
            CliRun run = CliRun.Of(_commands.Writing(option, device));
            Assert.Equal(ExitCode.Failure, run.ExitCode);
            Assert.Contains("it is a block device", run.Error, StringComparison.Ordinal);
            Assert.Equal(FileKind.BlockDevice, FileEntry.Of(device).Kind);
        }
    }

    [UnixTheory]
    [MemberData(nameof(OutputCommands.All), MemberType = typeof(OutputCommands))]
    public void An_input_is_never_written_to_whatever_its_name(string option)
    {
        string input = _commands.Input(option);
        byte[] before = File.ReadAllBytes(input);
        File.CreateSymbolicLink(_folder["alias"], Path.GetFileName(input));
        SpecialFile.Run("ln", input, _folder["second name"]);
        File.CreateSymbolicLink(_folder["door"], _folder.FullName);

        foreach (string name in (string[])["alias", "second name", Path.Combine("door", Path.GetFileName(input)), Path.Combine("door", "alias")])
        {
            CliRun.Of(_commands.Writing(option, _folder[name], input)).EndsWith(ExitCode.Usage, "is an input file", Path.GetFileName(input), "name another file");
            CliRun.Of(_commands.Writing(option, input, _folder[name])).EndsWith(ExitCode.Usage, "is an input file", "name another file");
        }

        Assert.Equal(before, File.ReadAllBytes(input));
    }

    [UnixFact]
    public void Outputs_are_different_files_also_before_they_exist()
    {
        File.CreateSymbolicLink(_folder["alias"], "model.safetensors");
        CliRun.Of(_commands.Writing(OutputCommands.Checkpoint, _folder["alias"])).EndsWith(ExitCode.Usage, "--checkpoint and --out must be different files", "alias");
        CliRun.Of(_commands.Writing(OutputCommands.Log, _folder["alias"])).EndsWith(ExitCode.Usage, "--out and --log must be different files", "alias");
        Assert.False(File.Exists(_folder["model.safetensors"]));
    }

    [Fact]
    public void The_corpus_is_not_drawn_over()
    {
        string corpus = _folder.Write("corpus.html", TinyText.Of(sentences: 100));
        CliRun.Of("gradient-flow", "--corpus", corpus, "--out", corpus).EndsWith(ExitCode.Usage, "is an input file");
    }

    [UnixTheory]
    [MemberData(nameof(OutputCommands.All), MemberType = typeof(OutputCommands))]
    public void The_mode_is_kept_and_a_link_stays_one(string option)
    {
        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        string target = _folder.Write("target", "old");
        SpecialFile.SetMode(target, Private);
        File.CreateSymbolicLink(_folder["link"], "target");

        CliRun.Of(_commands.Writing(option, _folder["link"])).Succeeds();

        Assert.Equal("target", new FileInfo(_folder["link"]).LinkTarget);
        Assert.Equal(Private, SpecialFile.Mode(target));
        Assert.NotEqual("old", File.ReadAllText(target));
    }

    [UnixFact]
    public void A_pipe_is_no_model_and_no_checkpoint_and_is_not_waited_for()
    {
        string pipe = SpecialFile.Pipe(_folder["pipe"]);
        CliRun.Of("suggest", "--model", pipe, "un").EndsWith(ExitCode.Failure, "the model file", "is a pipe");
        CliRun.Of("inspect", pipe).EndsWith(ExitCode.Failure, "the model file", "is a pipe");
        CliRun.Of("train", "--resume", pipe).EndsWith(ExitCode.Failure, "the checkpoint", "is a pipe");
        CliRun.Of("train", "--resume", _folder.FullName).EndsWith(ExitCode.Failure, "the checkpoint", "is a folder");
    }

    [UnixFact]
    public void A_log_whose_reader_goes_away_ends_there_and_training_goes_on()
    {
        string pipe = SpecialFile.Pipe(_folder["pipe"]);
        Task reader = Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Read).Dispose());

        CliRun run = CliRun.Of(_commands.Writing(OutputCommands.Log, pipe)).Succeeds();

        Assert.True(reader.Wait(Patience));
        Assert.Single(run.Error.Split('\n'), line => line.Contains("ends here", StringComparison.Ordinal));
    }

    /// <summary>The names of the parts of a plot are counted through all plots of a process.</summary>
    private static string Comparable(byte[] content) => PartOfPlot().Replace(Encoding.Latin1.GetString(content), "");

    [GeneratedRegex("cl_[0-9a-f]+")]
    private static partial Regex PartOfPlot();

    private static byte[] ReadAll(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read);
        using MemoryStream content = new();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
