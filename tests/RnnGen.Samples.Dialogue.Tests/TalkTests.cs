using System.Diagnostics;
using RnnGen.Samples.Dialogue;

namespace RnnGen.Tests;

[Collection(nameof(LearntModel))]
public sealed class TalkTests(LearntModel learnt)
{
    [Fact]
    public void Each_line_is_suggested_for_and_answered()
    {
        string[] rows = Run("Where is the be\n\n/undo\n/undo\n/what\n/quit\nnot read\n");

        Assert.Equal(9, rows.Length);
        Assert.StartsWith("Where is the be … be", rows[0], StringComparison.Ordinal);
        Assert.StartsWith("Ilse: ", rows[1], StringComparison.Ordinal);
        Assert.StartsWith(" … ", rows[2], StringComparison.Ordinal);
        Assert.Equal("(taken back)", rows[3]);
        Assert.Equal("(nothing has been said yet)", rows[4]);
        Assert.Contains("/undo", rows[6], StringComparison.Ordinal);
        Assert.Contains("stay learnt", rows[6], StringComparison.Ordinal);
        Assert.All(rows[5..], row => Assert.InRange(row.Length, 1, 79));
    }

    [Theory]
    [InlineData(0, "usage: ", "", "--help")]
    [InlineData(2, "", "usage: ", "--hello")]
    [InlineData(1, "", "Name another file with --model", "--model", ".")]
    public void The_program_ends_as_a_shell_expects(int exitCode, string output, string error, params string[] arguments)
    {
        (int actualCode, string actualOutput, string actualError) = Start(arguments);

        Assert.Equal(exitCode, actualCode);
        Assert.StartsWith(output, actualOutput, StringComparison.Ordinal);
        Assert.Contains(error, actualError, StringComparison.Ordinal);
        Assert.Equal(exitCode == 0, actualError.Length == 0);
    }

    [Fact]
    public void The_program_talks_through_pipes()
    {
        (int exitCode, string output, string error) = Start("--model", learnt.Path, "--seed", "4");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(Run("Hello\n", seed: 4), output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void What_is_learnt_is_kept_in_the_file_that_is_named_and_in_none_otherwise()
    {
        string path = learnt["player"];
        Start("--model", learnt.Path, "--profile", path);
        Start("--model", learnt.Path, "--profile", path);

        Profile profile = Profile.Load(path, WordTokenizer.Default);
        Profile script = Script.CreateProfile();
        Assert.Equal(script.WordsRead + 2, profile.WordsRead);
        Assert.Equal(Times(script) + 2, Times(profile));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }

        File.WriteAllText(path, "no profile");
        (int exitCode, _, string error) = Start("--model", learnt.Path, "--profile", path);
        Assert.Equal(1, exitCode);
        Assert.Contains("Name another file with --profile", error, StringComparison.Ordinal);
        Assert.Equal("no profile", File.ReadAllText(path));
    }

    private static int Times(Profile profile) => profile.Words.SingleOrDefault(word => word.Word.Equals("hello", StringComparison.OrdinalIgnoreCase)).Count;

    [Fact]
    public void A_word_is_forgotten_by_name()
    {
        PlayerProfile player = PlayerProfile.Load(learnt["forgetful"]);
        StringWriter output = new() { NewLine = "\n" };
        Talk talk = new(new Conversation(ModelStore.LoadOrTrain(learnt.Path, TextWriter.Null).Freeze(), seed: 1, player.Profile), output, player);
        talk.Run(new StringReader("To Zarquona.\nFrom Zarquona.\n/forget from zarquona\n/forget zarquona\n/forget zarquona\n"));

        Assert.Contains("('from zarquona' is 2 words for the tokenizer", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("(forgotten)\n(you never said that)\n", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Zarquona", Profile.Load(learnt["forgetful"], WordTokenizer.Default).Words.Select(word => word.Word));
    }

    [Fact]
    public void A_profile_that_cannot_be_kept_is_told_once()
    {
        PlayerProfile player = PlayerProfile.Load(learnt["no-such-folder/player"]);
        StringWriter output = new();
        player.Save(output);
        player.Save(output);
        Assert.Single(output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_word_costs_no_heap_bytes_learnt_or_not()
    {
        StringWriter output = new();
        Measurement.Run(ModelStore.LoadOrTrain(learnt.Path, TextWriter.Null).Freeze(), output);
        Assert.Equal(2, output.ToString().Split("; 0 bytes allocated").Length - 1);
    }

    private static (int ExitCode, string Output, string Error) Start(params string[] arguments)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        using Process process = Process.Start(new ProcessStartInfo(dotnet, [typeof(Talk).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardInput.Write("Hello\n");
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error);
    }

    private string[] Run(string input, ulong seed = 1)
    {
        StringWriter output = new() { NewLine = "\n" };
        new Talk(new Conversation(ModelStore.LoadOrTrain(learnt.Path, TextWriter.Null).Freeze(), seed), output).Run(new StringReader(input));
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
