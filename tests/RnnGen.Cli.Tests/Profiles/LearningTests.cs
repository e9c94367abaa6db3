using System.Diagnostics;
using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary><c>suggest</c> learns from the lines that somebody writes.</summary>
public sealed class LearningTests(SmallModel small) : IClassFixture<SmallModel>, IDisposable
{
    private const string Lines = "Un viejo hidalgo de Zarquona.\nEl galgo de Zarquona, flaco.\nEl rocín de Zarquona.\n";

    private readonly TemporaryFolder _folder = new();

    private string Data => _folder["data"];

    private string DefaultFile => Path.Combine(Data, "word-lower-rules2.rnngen-profile");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_made_up_name_is_learnt_within_a_few_lines_with_its_capital_and_forgotten_again()
    {
        Assert.Empty(Ask("un zarq"));
        Write(Lines);
        Assert.Equal(["Zarquona"], Ask("un zarq"));
        Assert.Contains("Zarquona", Ask("el galgo de "));

        CliRun shown = Profiles("profile").Succeeds();
        Assert.Contains(DefaultFile, shown.Output, StringComparison.Ordinal);
        Assert.Contains("3 Zarquona", Spaced(shown.Output), StringComparison.Ordinal);
        Assert.Contains("1 rocín", Spaced(shown.Output), StringComparison.Ordinal);

        Assert.Contains("forgot 'zarquona'", Profiles("profile", "--forget", "zarquona").Succeeds().Output, StringComparison.Ordinal);
        Assert.Empty(Ask("un zarq"));
        Assert.DoesNotContain("arquona", Profiles("profile").Succeeds().Output, StringComparison.Ordinal);
        Assert.False(File.ReadAllBytes(DefaultFile).AsSpan().IndexOf("arquona"u8) >= 0);
    }

    [Fact]
    public void Each_line_from_a_pipe_is_answered_and_then_learnt()
    {
        CliRun run = Write("de Zarquona y zarq\nde Zarquona y zarq\nun zarq\n");

        Assert.Equal(["Zarquona"], run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Split(' ')[^1]));
    }

    [Fact]
    public void Lines_from_a_pipe_are_saved_together()
    {
        string path = _folder["mine"];
        Stopwatch taken = Stopwatch.StartNew();
        LinesWatchingFile lines = new(path, count: 300);
        Assert.Equal(ExitCode.Success, CommandLine.Run(["suggest", "--model", small.Path, "--profile", path], new Invocation(lines, TextWriter.Null, TextWriter.Null)));

        Assert.InRange(lines.Versions, 0, (int)(taken.Elapsed / UserProfile.Patience));
        Assert.Equal(600, Profile.Load(path).WordsRead);
    }

    [Theory]
    [InlineData("\uFFFD")]
    [InlineData("\0")]
    public void A_line_that_is_no_text_is_answered_but_not_learnt(string character)
    {
        CliRun run = Write($"de Zarquona y zarq\nde Petrona{character}, Petrona, Petrona. un \nde Zarquona y zarq\n");

        Assert.Contains("line 2 is not learnt", run.Error, StringComparison.Ordinal);
        Assert.Contains("Zarquona", Held());
        Assert.DoesNotContain("etrona", string.Join(' ', Held()), StringComparison.Ordinal);
    }

    [UnixFact]
    public void A_profile_that_another_program_keeps_locked_is_told_with_what_to_do()
    {
        Write(Lines);
        using FileStream locked = new(DefaultFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Profiles("suggest", "--model", small.Path, "un ").EndsWith(ExitCode.Failure, DefaultFile, "cannot be read", "--profile", "--no-profile");
        Profiles("suggest", "--model", small.Path, "--no-profile", "un ").Succeeds();
        Profiles("profile").EndsWith(ExitCode.Failure, $"the profile '{DefaultFile}' cannot be read");
    }

    [Fact]
    public void A_byte_order_mark_before_the_first_line_is_no_part_of_it()
    {
        CliRun run = Profiles("\uFEFFUn viejo \n", "suggest", "--model", small.Path, "--json").Succeeds();
        Assert.Equal("Un viejo ", run.Json().GetProperty("text").GetString());
    }

    [Fact]
    public void A_line_that_is_no_text_is_told_once_and_not_where_nothing_is_learnt()
    {
        CliRun run = Write("a \0\nb \0\n");
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => line.Contains("is not learnt", StringComparison.Ordinal));
        Assert.DoesNotContain("is not learnt", Profiles("a \0\n", "suggest", "--model", small.Path, "--no-profile").Succeeds().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_a_line_from_a_pipe_only_begins_is_not_learnt()
    {
        Write("un viejo hida\nun viejo hida\nun viejo hida\n");
        Assert.DoesNotContain("hida", Held());
    }

    [Fact]
    public void A_text_of_the_command_line_is_a_question_and_is_not_learnt()
    {
        for (int i = 0; i < 3; i++)
        {
            Ask("de Zarquona, ");
            Profiles("suggest", "--model", small.Path, "de Zarquona, ").Succeeds();
        }

        Assert.False(Directory.Exists(Data));
        Write(Lines);
        byte[] before = File.ReadAllBytes(DefaultFile);
        Ask("de Zarquona, ");
        Assert.Equal(before, File.ReadAllBytes(DefaultFile));
    }

    [Fact]
    public void What_is_learnt_is_kept_where_the_option_says_or_nowhere()
    {
        string path = _folder["mine"];
        Profiles(Lines, "suggest", "--model", small.Path, "--profile", path).Succeeds();
        Profiles(Lines, "suggest", "--model", small.Path, "--no-profile").Succeeds();

        Assert.True(File.Exists(path));
        Assert.False(Directory.Exists(Data));
        Assert.Equal(["Zarquona"], Words(Profiles("suggest", "--model", small.Path, "--profile", path, "--json", "un zarq")));
        Assert.Empty(Ask("un zarq"));
        Assert.Contains("Zarquona", Profiles("profile", "--profile", path).Succeeds().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_profile_all_is_as_before()
    {
        string[] suggest = ["suggest", "--model", small.Path, "--json", "Un viejo "];
        string before = CliRun.Of(suggest).Output;
        Assert.Equal(before, Profiles(suggest).Output);
        Write(Lines);
        Assert.NotEqual(before, Profiles(suggest).Output);
        Assert.Equal(before, Profiles([.. suggest, "--no-profile"]).Output);
        Assert.Equal(before, CliRun.Of(suggest).Output);
    }

    [Fact]
    public void A_word_of_the_users_own_is_banned_as_any_other()
    {
        Write(Lines + "Zarquesa, Zarquesa.\n… … …\n");
        Assert.Equal(["Zarquesa", "Zarquona"], Ask("zarq").Order());
        Assert.Equal(["Zarquesa"], Ask("zarq", "--ban", "ZARQUONA"));
        Assert.Empty(Ask("zarq", "--ban", "zarquona", "--ban", "zarquesa", "--top", "1"));
        Assert.Equal(["Zarquesa"], Ask("zarq", "--ban", "zarquona", "--top", "1"));

        Assert.Contains("…", Ask("un ", "--top", "100"));
        Assert.DoesNotContain("…", Ask("un ", "--top", "100", "--no-punctuation"));
        Assert.Contains("Zarquona", Ask("un ", "--top", "100", "--no-punctuation"));
    }

    [Fact]
    public void Models_of_different_tokenizers_have_profiles_of_their_own()
    {
        string pieces = _folder["pieces.safetensors"];
        new LstmSmall(Vocabulary.Build(WhitespaceTokenizer.Default, "un viejo hidalgo\n", maxSize: 10), seed: 1).Save(pieces);
        Write(Lines);
        Profiles("un Zarquil .\nun Zarquil .\n", "suggest", "--model", pieces).Succeeds();

        Assert.Equal(["whitespace-rules2.rnngen-profile", "word-lower-rules2.rnngen-profile"], Directory.GetFiles(Data).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        CliRun both = Profiles("profile").Succeeds();
        Assert.Contains("Zarquona", both.Output, StringComparison.Ordinal);
        Assert.Contains("Zarquil", both.Output, StringComparison.Ordinal);
        CliRun one = Profiles("profile", "--model", pieces).Succeeds();
        Assert.DoesNotContain("Zarquona", one.Output, StringComparison.Ordinal);
        Assert.Contains("Zarquil", one.Output, StringComparison.Ordinal);

        byte[] before = File.ReadAllBytes(DefaultFile);
        Profiles("un\n", "suggest", "--model", pieces, "--profile", DefaultFile).EndsWith(ExitCode.Failure, DefaultFile, "'word'", "one tokenizer", "--profile");
        Assert.Equal(before, File.ReadAllBytes(DefaultFile));
    }

    [Fact]
    public void A_damaged_profile_is_named_and_left_alone()
    {
        Write(Lines);
        byte[] bytes = File.ReadAllBytes(DefaultFile);
        bytes[^20] ^= 1;
        File.WriteAllBytes(DefaultFile, bytes);

        Profiles("un viejo\n", "suggest", "--model", small.Path).EndsWith(ExitCode.Failure, DefaultFile, "checksum", "--no-profile", "--clear");
        Profiles("suggest", "--model", small.Path, "un").EndsWith(ExitCode.Failure, DefaultFile);
        Profiles("profile").EndsWith(ExitCode.Failure, DefaultFile, "checksum");
        Assert.Equal(bytes, File.ReadAllBytes(DefaultFile));

        Profiles("profile", "--clear", "--profile", DefaultFile).Succeeds();
        Write(Lines);
        Assert.Equal(["Zarquona"], Ask("un zarq"));
    }

    [Fact]
    public void A_profile_that_cannot_be_kept_is_warned_of_once()
    {
        CliRun run = Profiles(Lines, "suggest", "--model", small.Path, "--profile", _folder["no-such-folder/mine"]).Succeeds();

        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => line.Contains("will not be kept", StringComparison.Ordinal));
        Assert.Contains("no-such-folder", run.Error, StringComparison.Ordinal);
    }

    [UnixFact]
    public void Folder_and_file_are_their_users_alone()
    {
        Write(Lines);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, SpecialFile.Mode(Data));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, SpecialFile.Mode(DefaultFile));
    }

    [Fact]
    public void A_line_is_learnt_when_enter_ends_it_and_not_while_it_is_typed()
    {
        string path = _folder["mine"];
        UserProfile profile = UserProfile.Open(path, WordTokenizer.Default, isDefault: false, _ => { });
        ScriptedTerminal terminal = new(
        [
            .. ScriptedTerminal.Type("el galgo de Zarquona"), ScriptedTerminal.Key(ConsoleKey.Enter),
            .. ScriptedTerminal.Type("el galgo de Zarquona"), ScriptedTerminal.Key(ConsoleKey.Enter),
            .. ScriptedTerminal.Type("el zar"), ScriptedTerminal.Key(ConsoleKey.Tab),
            .. ScriptedTerminal.Type("xyzzy xyzzy xyzzy "),
        ]);
        WordSource source = new(ModelFiles.Load(small.Path).Freeze(), new CompletionOptions { Matching = PrefixMatching.IgnoreCaseAndAccents }, profile);
        new TypingLoop(terminal, new LineSuggestions(source, 5)).Run(CancellationToken.None);

        Assert.Contains(terminal.Screens, screen => screen[0] == "> el Zarquona ");
        Profile saved = Profile.Load(path, WordTokenizer.Default);
        Assert.Equal(8, saved.WordsRead);
        Assert.DoesNotContain("xyzzy", saved.Words.Select(word => word.Word));
    }

    /// <summary>The line being typed is read after those before it, whatever was typed and taken away.</summary>
    [Fact]
    public void A_line_that_is_edited_suggests_what_a_line_that_was_typed_at_once_does()
    {
        LineSuggestions edited = Learning();
        LineSuggestions typed = Learning();
        foreach (string line in (string[])["Zarq", "Zarquona ", "Zarquina ", "un viejo hid", "un galgo ", "", "el galgo de "])
        {
            edited.Update(line);
        }

        typed.Update("el galgo de ");
        Assert.Equal(typed.Current, edited.Current);
        Assert.Contains("Zarquona", edited.Current.ToArray().Select(suggestion => edited.WordOf(suggestion.Token)));
    }

    /// <summary>Lines of two words, which come while somebody looks at how often a file was written.</summary>
    private sealed class LinesWatchingFile(string path, int count) : TextReader
    {
        private DateTime _written;
        private int _read;

        public int Versions { get; private set; }

        public override string? ReadLine()
        {
            DateTime written = File.Exists(path) ? File.GetLastWriteTimeUtc(path) : default;
            Versions += written == _written ? 0 : 1;
            _written = written;
            return _read++ < count ? "un viejo " : null;
        }
    }

    private LineSuggestions Learning()
    {
        UserProfile profile = UserProfile.Open(_folder[Path.GetRandomFileName()], WordTokenizer.Default, isDefault: false, _ => { });
        LineSuggestions suggestions = new(new WordSource(ModelFiles.Load(small.Path).Freeze(), CompletionOptions.Default, profile), 5);
        foreach (string line in Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            suggestions.Accept(line);
        }

        return suggestions;
    }

    private static string Spaced(string text) => string.Join(' ', text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    private static string[] Words(CliRun run) =>
        [.. run.Succeeds().Json().GetProperty("suggestions").EnumerateArray().Select(suggestion => suggestion.GetProperty("word").GetString()!)];

    private CliRun Write(string lines) => Profiles(lines, "suggest", "--model", small.Path).Succeeds();

    private string[] Ask(string text, params string[] options) => Words(Profiles(["suggest", "--model", small.Path, "--json", text, .. options]));

    private string[] Held() => [.. Profile.Load(DefaultFile).Words.Select(word => word.Word)];

    private CliRun Profiles(params string[] arguments) => arguments[0] is "suggest" or "profile"
        ? CliRun.WithProfiles(Data, input: "", arguments)
        : CliRun.WithProfiles(Data, arguments[0], arguments[1..]);
}
