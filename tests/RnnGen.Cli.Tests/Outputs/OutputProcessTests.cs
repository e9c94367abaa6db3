using System.Diagnostics;
using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>Outputs that only a process of its own has: standard output, a current folder, a user, and a rival.</summary>
public sealed class OutputProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _log;
    private readonly string _page;

    public OutputProcessTests()
    {
        _log = _folder["run.jsonl"];
        RecordedRun.Write(_log, epochs: 2);
        Assert.Equal(ExitCode.Success, Shell("\"$@\" report run.jsonl --out page.html").ExitCode);
        _page = File.ReadAllText(_folder["page.html"]);
    }

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public void Standard_output_receives_the_file_and_nothing_else()
    {
        CliRun piped = Shell("\"$@\" report run.jsonl --out /dev/stdout");
        Assert.Equal((ExitCode.Success, _page), (piped.ExitCode, piped.Output));
        Assert.Contains("Wrote '/dev/stdout'", piped.Error, StringComparison.Ordinal);
    }

    [UnixFact]
    public void Standard_output_that_is_a_file_is_written_where_it_stands()
    {
        Assert.Equal(ExitCode.Success, Shell("exec > all; echo first; \"$@\" report run.jsonl --out /dev/stdout; echo last").ExitCode);
        Assert.Equal($"first\n{_page}last\n", File.ReadAllText(_folder["all"]));
    }

    [UnixFact]
    public void A_folder_that_is_gone_is_said_to_be()
    {
        const string Gone = "mkdir gone; cd gone; rmdir ../gone; ";
        foreach (string arguments in (string[])["report ../run.jsonl --out page.html", $"report '{_log}' --out page.html", "suggest --model m un", "inspect m", "train --resume c"])
        {
            CliRun run = Shell($"{Gone}\"$@\" {arguments}");
            Assert.Equal(ExitCode.Failure, run.ExitCode);
            Assert.Contains("the current folder no longer exists", run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", run.Error, StringComparison.Ordinal);
        }

        Assert.Equal(ExitCode.Success, Shell($"{Gone}\"$@\" report '{_log}' --out '{_folder["other.html"]}'").ExitCode);
    }

    [UnixFact]
    public void A_file_of_another_user_is_replaced_by_nobody_who_cannot_give_it_back()
    {
        string page = _folder["page.html"];
        SpecialFile.Run("chmod", "777", _folder.FullName);
        SpecialFile.Run("chmod", "666", page);
        const string Nobody = "setpriv --reuid=65534 --regid=65534 --clear-groups ";
        if (!Environment.IsPrivilegedProcess || Shell($"{Nobody}test -r \"$2\"").ExitCode != 0)
        {
            return; // Only root may become somebody else, who must be able to read the program.
        }

        File.WriteAllText(page, "old");
        CliRun run = Shell($"{Nobody}\"$@\" report run.jsonl --out page.html");
        CliRun own = Shell($"{Nobody}\"$@\" report run.jsonl --out own.html");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("belongs to user 0", run.Error, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(page));
        Assert.Equal("0 0 666", SpecialFile.Status(page, "%u %g %a"));
        Assert.Equal(ExitCode.Success, own.ExitCode);
        Assert.DoesNotContain(Directory.EnumerateFiles(_folder.FullName), path => path.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [UnixFact]
    public void Processes_that_write_one_file_all_succeed()
    {
        _folder.Write("corpus.txt", TinyText.Of(sentences: 40));
        const string Train = "\"$@\" train --corpus corpus.txt --preset lstm-small --threads 1 --epochs 12 --learning-rate 0.01 --out model.safetensors";
        CliRun run = Shell($"{Train} & first=$!; {Train} & second=$!; {Train}; third=$?; wait $first && wait $second && exit $third");

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Error));
        Assert.NotEqual(0, SavedModel.VocabularyOf(_folder["model.safetensors"]).Count);
        Assert.Equal(["corpus.txt", "model.safetensors", "page.html", "run.jsonl"], Directory.EnumerateFileSystemEntries(_folder.FullName).Select(Path.GetFileName).Order());
    }

    /// <summary>Runs a script in the folder; <c>"$@"</c> is the tool.</summary>
    private CliRun Shell(string script)
    {
        ProcessStartInfo start = new("sh", ["-c", script, "sh", CliProcess.Host, CliProcess.Program])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CliRun(process.ExitCode, output, error.Result);
    }
}
