using System.Diagnostics;
using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>Profiles of the tool in a process of its own: in the user's folder, in a terminal, and when it is killed.</summary>
public sealed class ProfileProcessTests(SmallModel small) : IClassFixture<SmallModel>, IDisposable
{
    private const int Kills = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    private string DataFile => Path.Combine(_folder.FullName, "data", "rnngen", "word-lower-rules2.rnngen-profile");

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public void What_is_learnt_lies_in_the_users_folder_for_its_user_alone()
    {
        using Process process = Start();
        process.StandardInput.WriteLine("un viejo hidalgo de Zarquona.");
        process.StandardInput.Close();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(ExitCode.Success, process.ExitCode);
        Assert.Contains("Zarquona", Profile.Load(DataFile).Words.Select(word => word.Word));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, SpecialFile.Mode(DataFile));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, SpecialFile.Mode(Path.GetDirectoryName(DataFile)!));
    }

    [Fact]
    public async Task A_process_that_is_killed_leaves_a_whole_profile_of_what_it_had_some_seconds_ago()
    {
        int seed = Environment.TickCount;
        Random random = new(seed);
        int words = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            using Process process = Start();
            Stopwatch waited = Stopwatch.StartNew();
            int lines = random.Next(3, 20);
            await Answer(process, lines);
            if (kill % 2 == 0)
            {
                // Nothing more is written, and all is saved nevertheless.
                while (WordsSaved() < words + (2 * lines))
                {
                    Assert.True(waited.Elapsed < Patience);
                    await Task.Delay(100);
                }

                words += 2 * lines;
                Assert.Equal(words, WordsSaved());
                await Answer(process, lines);
            }

            await Task.Delay(random.Next(10));
            process.Kill();
            await process.WaitForExitAsync();
            Assert.True(WordsSaved() % 2 == 0 && WordsSaved() >= words && WordsSaved() <= words + (2 * lines), $"{WordsSaved()} words after {words} and {lines} lines; seed {seed}.");
            words = WordsSaved();
        }
    }

    [UnixFact]
    public async Task A_process_that_is_asked_to_end_saves_all_that_it_has_learnt()
    {
        using Process process = Start();
        await Answer(process, lines: 3);
        using Process kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync();

        Assert.Equal(ExitCode.Terminated, process.ExitCode);
        Assert.InRange(WordsSaved(), 4, 6);
    }

    [TmuxFact]
    public void In_a_terminal_a_name_is_completed_with_its_capital_and_kept_by_control_C()
    {
        string path = _folder["mine"];
        using Tmux terminal = new();
        terminal.Type($"clear; TERM=screen '{CliProcess.Host}' '{CliProcess.Program}' suggest --model '{small.Path}' --profile '{path}'; echo ended $?");
        terminal.Press("Enter");
        terminal.WaitFor(screen => screen.Contains("Ctrl+D quits", StringComparison.Ordinal));
        for (int line = 1; line <= 2; line++)
        {
            terminal.Type("el galgo de Zarquona");
            terminal.Press("Enter");
            terminal.WaitFor(screen => screen.Split("> el galgo de Zarquona\n").Length == line + 1 && screen.Contains("\n>\n", StringComparison.Ordinal));
        }

        terminal.Type("un zarq");
        terminal.WaitFor(screen => screen.Contains("%  Zarquona\n", StringComparison.Ordinal));
        terminal.Press("Tab");
        terminal.WaitFor(screen => screen.Contains("> un Zarquona\n", StringComparison.Ordinal));
        terminal.Press("C-c");
        terminal.WaitFor(screen => screen.Contains("ended 130\n", StringComparison.Ordinal));

        Assert.Equal(8, Profile.Load(path).WordsRead);
    }

    /// <summary>Writes lines of two words. The answer to one tells that those before it were learnt.</summary>
    private static async Task Answer(Process process, int lines)
    {
        for (int line = 0; line < lines; line++)
        {
            await process.StandardInput.WriteLineAsync("un viejo ");
            await process.StandardInput.FlushAsync();
            for (int answers = 0; answers < 5; answers++)
            {
                Assert.NotNull(await process.StandardOutput.ReadLineAsync());
            }
        }
    }

    private int WordsSaved() => File.Exists(DataFile) ? Profile.Load(DataFile).WordsRead : 0;

    private Process Start()
    {
        ProcessStartInfo start = new(CliProcess.Host, [CliProcess.Program, "suggest", "--model", small.Path])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["XDG_DATA_HOME"] = _folder["data"];
        return Process.Start(start)!;
    }
}
