using System.Diagnostics;
using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>Shapes are compiled once: processes of their own, since one process keeps what it has loaded.</summary>
public sealed class CompiledModelCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;
    private readonly string _cache;

    public CompiledModelCacheTests()
    {
        _model = _folder["odd.safetensors"];
        _cache = _folder["cache"];
        new OddModel(Vocabulary.Build(WordTokenizer.Default, "a b c", maxSize: 4)).Save(_model);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_second_run_finds_what_the_first_compiled()
    {
        Assert.Contains("compiling a model of this shape, once: Tanh, V=5", Suggest(), StringComparison.Ordinal);
        Assert.Empty(Suggest());
        Assert.Single(Directory.GetFiles(Path.Combine(_cache, "rnngen")));
    }

    [Fact]
    public void A_damaged_file_is_replaced()
    {
        Suggest();
        string kept = Directory.GetFiles(Path.Combine(_cache, "rnngen"))[0];
        byte[] whole = File.ReadAllBytes(kept);
        foreach (byte[] damaged in (byte[][])[[], whole[..(whole.Length / 2)], [.. Enumerable.Repeat((byte)'x', 1000)]])
        {
            File.WriteAllBytes(kept, damaged);
            Assert.Contains("compiling", Suggest(), StringComparison.Ordinal);
            Assert.Equal(whole, File.ReadAllBytes(kept));
        }
    }

    [Fact]
    public void A_folder_that_cannot_be_written_costs_a_compilation_each_time()
    {
        File.WriteAllText(_cache, "no folder");
        for (int run = 0; run < 2; run++)
        {
            Assert.Contains("cannot be kept for the next time", Suggest(), StringComparison.Ordinal);
        }
    }

    /// <summary>What lies in the folder is run: it must not be one that the tool happens to be run in. The home is below a file, where not even root can make it.</summary>
    [UnixFact]
    public void Without_a_home_nothing_is_kept_in_the_current_folder()
    {
        Assert.Contains("cannot be kept for the next time", Suggest(cache: "", home: Path.Combine(_model, "home")), StringComparison.Ordinal);
        Assert.Equal([_model], Directory.GetFileSystemEntries(_folder.FullName));
    }

    [UnixFact]
    public void The_folder_is_its_users_alone()
    {
        Suggest();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, SpecialFile.Mode(Path.Combine(_cache, "rnngen")));
    }

    /// <summary>Suggests something, and returns what was said besides.</summary>
    private string Suggest(string? cache = null, string? home = null)
    {
        ProcessStartInfo start = new(CliProcess.Host, [CliProcess.Program, "suggest", "--model", _model, "a ", "--json"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = _folder.FullName,
        };
        start.Environment["XDG_CACHE_HOME"] = cache ?? _cache;
        start.Environment["HOME"] = home ?? Environment.GetEnvironmentVariable("HOME");
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == ExitCode.Success, error);
        Assert.StartsWith("{\"suggestions\":", output.Result, StringComparison.Ordinal);
        return error;
    }
}
