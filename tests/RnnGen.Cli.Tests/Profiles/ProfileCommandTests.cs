using System.Text.Json;
using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary><c>profile</c> shows what was learnt, and has it forgotten.</summary>
public sealed class ProfileCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder["word-lower-rules2.rnngen-profile"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Where_there_is_none_that_is_said()
    {
        Assert.Contains("There is no profile", Run("profile").Succeeds().Output, StringComparison.Ordinal);
        Assert.Contains("There is no profile", Run("profile", "--show", "--profile", _folder["mine"]).Succeeds().Output, StringComparison.Ordinal);
        Assert.Contains("There is no profile", Run("profile", "--clear").Succeeds().Output, StringComparison.Ordinal);
        Assert.Contains("There is no profile", CliRun.Of("profile").Succeeds().Output, StringComparison.Ordinal);
        Assert.Equal(0, Run("profile", "--json").Succeeds().Json().GetProperty("profiles").GetArrayLength());
        Run("profile", "--forget", "word").EndsWith(ExitCode.Failure, "no profile");
    }

    [Fact]
    public void Json_holds_the_file_and_its_words()
    {
        Learn("Rhodes, Rhodes, Ithaca");

        JsonElement profile = Assert.Single(Run("profile", "--json").Succeeds().Json().GetProperty("profiles").EnumerateArray());

        Assert.Equal(File, profile.GetProperty("path").GetString());
        Assert.Equal(5, profile.GetProperty("wordsRead").GetInt32());
        Assert.Equal(
            [(",", 2, true), ("Rhodes", 2, true), ("Ithaca", 1, false)],
            profile.GetProperty("words").EnumerateArray().Select(word => (word.GetProperty("word").GetString(), word.GetProperty("count").GetInt32(), word.GetProperty("isSuggested").GetBoolean())));
    }

    [Fact]
    public void Words_are_forgotten_and_one_that_is_not_held_is_told()
    {
        Learn("Rhodes, Rhodes, Ithaca");

        CliRun run = Run("profile", "--forget", "RHODES", "--forget", "Sparta");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("forgot 'RHODES'", run.Output, StringComparison.Ordinal);
        Assert.Contains("'Sparta'", run.Error, StringComparison.Ordinal);
        Assert.Equal([",", "Ithaca"], Profile.Load(File).Words.Select(word => word.Word));
    }

    [Fact]
    public void Everything_is_forgotten_with_the_file()
    {
        Learn("Rhodes");
        Assert.Contains(File, Run("profile", "--clear").Succeeds().Output, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public void A_file_that_is_no_profile_is_neither_shown_nor_deleted()
    {
        string path = _folder.Write("thesis.txt", "years of work");
        Run("profile", "--clear", "--profile", path).EndsWith(ExitCode.Failure, path, "is left as it is");
        Run("profile", "--profile", path).EndsWith(ExitCode.Failure, path, "no profile");
        Assert.Equal("years of work", System.IO.File.ReadAllText(path));
    }

    private void Learn(string text)
    {
        Profile profile = new(WordTokenizer.Default);
        new Predictor(new LstmSmall(Vocabulary.Build(WordTokenizer.Default, "a b", maxSize: 10), seed: 1).Freeze(), profile).Feed(text);
        profile.Save(File);
    }

    private CliRun Run(params string[] arguments) => CliRun.WithProfiles(_folder.FullName, input: "", arguments);
}
