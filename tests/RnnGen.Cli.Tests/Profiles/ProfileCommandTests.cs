using System.Text.Json;
using RnnGen.Cli;
using RnnGen.Files;

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
        foreach (string[] option in (string[][])[["--show"], ["--json"], ["--clear"], ["--forget", "word"]])
        {
            Run(["profile", .. option, "--profile", _folder["mine"]]).EndsWith(ExitCode.Failure, $"there is no profile '{_folder["mine"]}'");
        }

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

        CliRun told = Run("profile", "--json", "--forget", "ithaca", "--forget", "Sparta");
        Assert.Equal(ExitCode.Failure, told.ExitCode);
        Assert.Equal("""{"forgotten":["ithaca"],"notHeld":["Sparta"]}""", told.Json().GetRawText());
        Assert.Contains("'Sparta'", told.Error, StringComparison.Ordinal);
        Assert.Contains("5 words learnt; different ones held: 1", Run("profile").Succeeds().Output, StringComparison.Ordinal);
        Assert.Equal("""{"forgotten":[","],"notHeld":[]}""", Run("profile", "--json", "--forget", ",").Succeeds().Json().GetRawText());
    }

    [Fact]
    public void Json_names_the_files_that_are_deleted()
    {
        Learn("Rhodes");
        Assert.Equal(File, Assert.Single(Run("profile", "--json", "--clear").Succeeds().Json().GetProperty("deleted").EnumerateArray()).GetString());
        Assert.Equal("""{"deleted":[]}""", Run("profile", "--json", "--clear").Succeeds().Json().GetRawText());
    }

    [Fact]
    public void Several_words_are_told_of_and_the_others_forgotten()
    {
        Learn("Rhodes, New York");

        CliRun run = Run("profile", "--forget", "New York", "--forget", " Rhodes ");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("'New York' is 2 words for the tokenizer 'word': 'new', 'york'. Forget each of them.", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("not hold", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Profile.Load(File).Words, word => word.Word == "Rhodes");
        Assert.Contains(Profile.Load(File).Words, word => word.Word == "York");
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

    [UnixFact]
    public void A_link_leads_to_what_is_deleted_and_is_used_again()
    {
        string target = _folder["elsewhere"];
        System.IO.File.CreateSymbolicLink(File, _folder["link"]);
        System.IO.File.CreateSymbolicLink(_folder["link"], target);
        Learn("Rhodes");

        Assert.Contains(target, Run("profile", "--clear").Succeeds().Output, StringComparison.Ordinal);

        Assert.False(System.IO.File.Exists(target));
        Assert.Contains("There is no profile", Run("profile").Succeeds().Output, StringComparison.Ordinal);
        Learn("Ithaca");
        Assert.True(System.IO.File.Exists(target));
        Run("profile", "--clear", "--profile", File).Succeeds();
        Assert.False(System.IO.File.Exists(target));
    }

    /// <summary>A killed writer leaves words that no profile need hold.</summary>
    [Theory]
    [InlineData("--clear", false)]
    [InlineData("--clear", true)]
    [InlineData("--forget", false)]
    [InlineData("--forget", true)]
    public void What_a_killed_writer_has_left_goes_too(string option, bool isNamed)
    {
        string[] arguments = ["profile", option, .. option == "--forget" ? ["Rhodes"] : (string[])[], .. isNamed ? ["--profile", File] : (string[])[]];
        foreach (bool isThere in (bool[])[true, false])
        {
            Learn("Ithaca");
            string left = Abandon();
            if (!isThere)
            {
                System.IO.File.Delete(File);
            }

            Assert.Equal(option == "--clear" && (isThere || !isNamed) ? ExitCode.Success : ExitCode.Failure, Run(arguments).ExitCode);
            Assert.False(System.IO.File.Exists(left));
            Assert.Equal(option == "--forget" && isThere, System.IO.File.Exists(File));
        }
    }

    [Fact]
    public void One_that_is_damaged_keeps_none_of_the_others_from_being_shown_forgotten_or_deleted()
    {
        string damaged = _folder.Write("a.rnngen-profile", "RnnGenPf, as far as it goes");
        Learn("Rhodes, Rhodes, Ithaca");

        CliRun shown = Run("profile");
        Assert.Equal(ExitCode.Failure, shown.ExitCode);
        Assert.Contains("Rhodes", shown.Output, StringComparison.Ordinal);
        Assert.Contains(damaged, shown.Error, StringComparison.Ordinal);
        Assert.Contains("--clear --profile", shown.Error, StringComparison.Ordinal);
        CliRun json = Run("profile", "--json");
        Assert.Equal(ExitCode.Failure, json.ExitCode);
        Assert.Equal(1, json.Json().GetProperty("profiles").GetArrayLength());

        CliRun run = Run("profile", "--forget", "rhodes", "--forget", "Sparta");
        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("forgot 'rhodes'", run.Output, StringComparison.Ordinal);
        Assert.Contains("'Sparta'", run.Error, StringComparison.Ordinal);
        Assert.Contains(damaged, run.Error, StringComparison.Ordinal);
        Assert.Equal([",", "Ithaca"], Profile.Load(File).Words.Select(word => word.Word));

        Run("profile", "--clear").Succeeds();
        Assert.False(System.IO.File.Exists(damaged) || System.IO.File.Exists(File));
    }

    [Fact]
    public void Bounds_of_the_file_hold_when_a_word_is_forgotten()
    {
        ProfileOptions bounds = new() { MaxWords = 10_000, TimesWritten = 5 };
        Learn(string.Join(' ', Enumerable.Range(0, 9000).Select(i => $"w{i}")), bounds);

        Run("profile", "--forget", "w3", "--forget", "w8999").Succeeds();

        Assert.Equal(bounds, Profile.Load(File).Options);
        Assert.Equal(8998, Profile.Load(File).Words.Count);
    }

    /// <summary>The temporary file of a writer that was killed: nobody holds it.</summary>
    private string Abandon()
    {
        string folder = Path.GetDirectoryName(File)!, name;
        string[] before = Directory.GetFiles(folder);
        using (new AtomicFile(File))
        {
            name = Directory.GetFiles(folder).Except(before).Single();
        }

        System.IO.File.WriteAllText(name, "RnnGenPf with Rhodes in it");
        return name;
    }

    private void Learn(string text, ProfileOptions? bounds = null)
    {
        Profile profile = new(WordTokenizer.Default, bounds);
        new Predictor(new LstmSmall(Vocabulary.Build(WordTokenizer.Default, "a b", maxSize: 10), seed: 1).Freeze(), profile).Feed(text);
        profile.Save(File);
    }

    private CliRun Run(params string[] arguments) => CliRun.WithProfiles(_folder.FullName, input: "", arguments);
}
