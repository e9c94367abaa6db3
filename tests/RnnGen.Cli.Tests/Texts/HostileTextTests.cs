using RnnGen.Cli;
using RnnGen.Files;

namespace RnnGen.Tests;

/// <summary>Words, names and metadata of a file from anywhere never reach the terminal as they are, and reach programs unchanged.</summary>
public sealed class HostileTextTests : IDisposable
{
    private const string Hostile = "\e]0;owned\a";

    private static readonly string[] Words = [Vocabulary.UnknownWord, Hostile, "\u202Egnp", "del\u007F", "\u009B31m", "\u2066x", "plain"];

    private readonly TemporaryFolder _folder = new();
    private readonly string _model;

    public HostileTextTests()
    {
        _model = _folder[$"model {Hostile}.safetensors"];
        PresetTable.LstmSmall.Model.Create(new Vocabulary(new WhitespaceTokenizer(), Words), seed: 1).Save(_model);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Suggestions_and_continuations_are_shown_escaped()
    {
        string suggested = Shown(CliRun.Of("suggest", "--model", _model, "plain "));
        Assert.Contains(@"\u001B]0;owned\u0007", suggested, StringComparison.Ordinal);
        Assert.Contains(@"\u202Egnp", suggested, StringComparison.Ordinal);
        Shown(CliRun.WithInput($"plain {Hostile} \n", "suggest", "--model", _model));

        string generated = Shown(CliRun.Of("generate", "--model", _model, "--words", "60", "--prompt", "a\nb\e"));
        Assert.StartsWith("a\nb\\u001B", generated, StringComparison.Ordinal);
        Assert.Contains(@"\u001B]0;owned\u0007", generated, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_as_it_was()
    {
        CliRun run = CliRun.Of("suggest", "--model", _model, "--top", "9", "plain ", "--json").Succeeds();
        Assert.Equal(
            Words[1..].Order(StringComparer.Ordinal),
            run.Json().GetProperty("suggestions").EnumerateArray().Select(suggestion => suggestion.GetProperty("word").GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Inspections_are_shown_escaped()
    {
        Assert.Contains("rnngen.vocabulary", Shown(CliRun.Of("inspect", _model)), StringComparison.Ordinal);
        Assert.Contains(@"\u001B]0;owned\u0007", Shown(CliRun.Of("inspect", _model, "--neighbours", $"plain,{Hostile}")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_editor_shows_words_escaped_and_takes_none_of_them()
    {
        FrozenModel model = ModelFiles.Load(_model).Freeze();
        ConsoleKeyInfo[] keys =
        [
            .. ScriptedTerminal.Type("plain \u202Ex "),
            .. Enumerable.Range(0, Words.Length).SelectMany(_ => (ConsoleKeyInfo[])[ScriptedTerminal.Key(ConsoleKey.Tab), ScriptedTerminal.Key(ConsoleKey.DownArrow)]),
            ScriptedTerminal.Key(ConsoleKey.Enter),
        ];
        ScriptedTerminal terminal = new(keys);

        new TypingLoop(terminal, new LineSuggestions(model, 9, new CompletionOptions { Mask = WordMask.For(model.Vocabulary) })).Run(CancellationToken.None);

        string screens = string.Join('\n', terminal.Screens.SelectMany(rows => rows));
        AssertHarmless(screens);
        Assert.Contains(@"\u001B]0;owned\u0007", screens, StringComparison.Ordinal);
        Assert.Contains(@"> plain \u202Ex", screens, StringComparison.Ordinal);
        Assert.DoesNotContain(terminal.Screens, rows => rows[0].Contains("owned", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_of_files_are_shown_escaped()
    {
        string corpus = _folder[$"corpus {Hostile}.txt"];
        File.WriteAllText(corpus, TinyText.Of(sentences: 40));
        string log = _folder[$"log {Hostile}"];
        string page = _folder[$"page {Hostile}"];

        string trained = Shown(CliRun.Of("train", "--corpus", corpus, "--preset", "lstm-small", "--epochs", "1", "--out", _model, "--checkpoint", _folder[$"c {Hostile}"], "--log", log));
        Assert.Contains(@"corpus \u001B]0;owned\u0007.txt", trained, StringComparison.Ordinal);
        Shown(CliRun.Of("report", log, "--out", page));
        Shown(CliRun.Of("export", "--model", _model, "--to", "onnx", "--out", page));
        Shown(CliRun.Of("eval", "--model", _model, "--corpus", corpus));
    }

    [Fact]
    public void Messages_are_shown_escaped_and_in_one_line()
    {
        string absent = _folder[$"absent\n{Hostile}"];
        foreach (string[] arguments in (string[][])
        [
            ["eval", "--model", absent, "--corpus", "c"],
            ["eval", "--model", _model, "--corpus", absent],
            ["suggest", "--model", absent, "plain"],
            ["train", "--resume", absent],
            ["train", "--corpus", absent, "--preset", "lstm-small", "--out", absent + "/x"],
            ["inspect", _model, "--neighbours", $"{Hostile}absent"],
            ["report", absent, "--out", absent],
        ])
        {
            CliRun run = CliRun.Of(arguments);
            Assert.NotEqual(ExitCode.Success, run.ExitCode);
            AssertHarmless(run.Error);
            Assert.InRange(run.Error.Count(character => character == '\n'), 1, run.ExitCode == ExitCode.Usage ? 2 : 1);
        }

        AssertHarmless(CliRun.Of("train", "--preset", Hostile).Error);
        AssertHarmless(CliRun.Of("generate", "--model", _model, "--seed", Hostile).Error);
        AssertHarmless(CliRun.Of(Hostile).Error);
    }

    private static string Shown(CliRun run)
    {
        run.Succeeds();
        AssertHarmless(run.Output);
        AssertHarmless(run.Error);
        return run.Output;
    }

    /// <summary>Nothing is left that escaping would change, but line breaks.</summary>
    private static void AssertHarmless(string text) => Assert.Equal(VisibleText.OfLines(text), text);
}
