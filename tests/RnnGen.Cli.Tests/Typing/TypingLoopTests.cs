using RnnGen.Cli;
using Spectre.Console;
using static RnnGen.Tests.ScriptedTerminal;

namespace RnnGen.Tests;

public sealed class TypingLoopTests(SmallModel small) : IClassFixture<SmallModel>
{
    private static readonly CompletionOptions Options = new() { Matching = PrefixMatching.IgnoreCaseAndAccents };

    private readonly FrozenModel _model = ModelFiles.Load(small.Path).Freeze();

    [Fact]
    public void Each_key_is_followed_by_the_line_its_suggestions_and_their_latency()
    {
        ScriptedTerminal terminal = new(Type("Un viejo hi"));

        Run(terminal);

        string[] screen = terminal.Screens[^2];
        Assert.Equal("> Un viejo hi", screen[0]);
        Assert.Matches(@"^› +\d+\.\d %  hidalgo$", screen[1]);
        Assert.Matches(@"^\d+ μs · Tab accepts", screen[^1]);
        Assert.Equal(1 + "Un viejo hi".Length + 1, terminal.Screens.Count);
    }

    [Theory]
    [InlineData("Un viejo hi", "Un viejo hidalgo ")]
    [InlineData("Un viejo ", "Un viejo hidalgo ")]
    [InlineData("Un viejo", "Un viejo ")]
    [InlineData("un viejo hidalgo de los de lanza en astillero", "un viejo hidalgo de los de lanza en astillero ")]
    [InlineData("un viejo hidalgo de los de lanza en astillero ", "un viejo hidalgo de los de lanza en astillero, ")]
    [InlineData("en astillero, roci", "en astillero, rocín ")]
    [InlineData("Hid", "Hidalgo ")]
    [InlineData("zzz", "zzz")]
    public void Tab_takes_the_first_suggestion_as_people_write_it(string typed, string line)
    {
        ScriptedTerminal terminal = new([.. Type(typed), Key(ConsoleKey.Tab)]);

        Run(terminal);

        Assert.Equal("> " + line, terminal.Screens[^2][0]);
    }

    [Theory]
    [InlineData("un vie| de", "un viejo xde")]
    [InlineData("un vie|jo de", "un viejo xde")]
    [InlineData("un vi|ño de", "un viejo xde")]
    [InlineData("un vie|jo", "un viejo x")]
    [InlineData("un vie|jo, de", "un viejox, de")]
    [InlineData("un vie|, de", "un viejox, de")]
    [InlineData("un   vie|jo   de", "un   viejo x  de")]
    [InlineData("¡vie|jo!", "¡Viejox!")]
    [InlineData("un |de", "un viejo xde")]
    [InlineData("un | de", "un viejo xde")]
    [InlineData("un |, de", "un viejox, de")]
    [InlineData("un vi|e\u0301o de", "un viejo xde")]
    [InlineData("astillero-ro|bin-flaco", "astillero-rocínx-flaco")]
    public void Tab_replaces_the_whole_word_that_the_caret_stands_in(string typed, string line)
    {
        int caret = typed.IndexOf('|', StringComparison.Ordinal);
        EditedLine edited = new();
        edited.Insert(typed.Remove(caret, 1));
        int left = 0;
        while (edited.Caret > caret)
        {
            edited.Left();
            left++;
        }

        // What is typed next tells where the caret is.
        ScriptedTerminal terminal = new([.. Type(edited.Text), .. Enumerable.Repeat(Key(ConsoleKey.LeftArrow), left), Key(ConsoleKey.Tab), .. Type("x")]);

        Run(terminal);

        Assert.Equal("> " + line, terminal.Screens[^2][0]);
    }

    [Fact]
    public void Down_chooses_the_next_suggestion()
    {
        ScriptedTerminal terminal = new([.. Type("de l"), Key(ConsoleKey.DownArrow), Key(ConsoleKey.Tab)]);

        Run(terminal);

        string second = terminal.Screens[^4][2];
        string chosen = terminal.Screens[^3][2];
        Assert.StartsWith("›", chosen, StringComparison.Ordinal);
        Assert.Equal(second[1..], chosen[1..]);
        Assert.Equal($"> de {second.Split(' ')[^1]} ", terminal.Screens[^2][0]);
    }

    [Theory]
    [InlineData(9, 0)]
    [InlineData(0, 9)]
    [InlineData(9, 1)]
    [InlineData(1, 9)]
    public void Keys_that_come_at_once_do_what_they_do_one_by_one(int down, int up)
    {
        ConsoleKeyInfo[] keys = [.. Type("de l"), .. Enumerable.Repeat(Key(ConsoleKey.DownArrow), down), .. Enumerable.Repeat(Key(ConsoleKey.UpArrow), up), Key(ConsoleKey.Tab)];
        ScriptedTerminal slow = new(keys);
        ScriptedTerminal fast = new(keys) { HasKey = true };

        Run(slow);
        Run(fast);

        Assert.NotEqual("> de l", slow.Screens[^1][0]);
        Assert.Equal(slow.Screens[^1][0], fast.Screens[^1][0]);
    }

    [Fact]
    public void Enter_keeps_the_line_on_the_screen_and_in_the_conversation()
    {
        ScriptedTerminal terminal = new([.. Type("Un viejo"), Key(ConsoleKey.Enter)]);

        Run(terminal);

        Assert.Equal(["> Un viejo", ""], terminal.Screens[^3]);
        Assert.EndsWith("hidalgo", terminal.Screens[^2][1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("un\rviejo\r")]
    [InlineData("un\nviejo\n")]
    [InlineData("un\r\nviejo\r\n")]
    public void Each_pasted_line_is_entered_once(string text)
    {
        ScriptedTerminal terminal = new(Paste(text)) { HasKey = true };

        Run(terminal, PreTokenized());

        Assert.Equal([["> un", ""], ["> viejo", ""]], terminal.Screens.Where(screen => screen is [{ Length: > 2 }, ""]));
        Assert.Equal(2, terminal.Screens.Count(screen => screen.Length == 2));
    }

    [Theory]
    [InlineData("un viejo", 0, "> un viejo")]
    [InlineData("un viejo", 3, "> un vi")]
    [InlineData("日本 👩🏽‍🚀❤️e\u0301", 2, "> 日本 👩🏽‍🚀")]
    [InlineData("un viejo", 8, "> ")]
    public void The_cursor_stands_behind_what_the_terminal_writes_before_the_caret(string typed, int left, string before)
    {
        ScriptedTerminal terminal = new([.. Type(typed), .. Enumerable.Repeat(Key(ConsoleKey.LeftArrow), left)]);

        Run(terminal);

        Assert.Equal(before, terminal.BeforeCursor[^2]);
        Assert.Equal("> " + typed, terminal.Screens[^2][0]);
    }

    [Theory]
    [InlineData(0, "> al un viejo 日本 ", "> al un viejo 日本 ")]
    [InlineData(3, "> 日本 al un viejo ", "> 日本 al un viejo ")]
    [InlineData(4, ">  日本 al un viejo", ">  日本 al un viejo")]
    [InlineData(25, "> un viejo 日本 al ", "> un")]
    public void A_long_line_is_drawn_around_the_caret(int left, string row, string before)
    {
        ScriptedTerminal terminal = new([.. Type("un viejo 日本 al un viejo 日本 "), .. Enumerable.Repeat(Key(ConsoleKey.LeftArrow), left)]) { Width = 20 };

        Run(terminal);

        Assert.Equal(row, terminal.Screens[^2][0]);
        Assert.Equal(before, terminal.BeforeCursor[^2]);
    }

    [Fact]
    public void What_is_pasted_is_drawn_once()
    {
        ScriptedTerminal terminal = new(Type("Un viejo")) { HasKey = true };

        Run(terminal);

        Assert.Equal("> Un viejo", terminal.Screens[^1][0]);
        Assert.Equal(2, terminal.Screens.Count);
    }

    [Fact]
    public void Control_D_ends_on_an_empty_line_only()
    {
        ScriptedTerminal terminal = new([Key(ConsoleKey.D, control: true), .. Type("more")]);

        Run(terminal);

        Assert.Equal(2, terminal.Screens.Count);
        Assert.Equal(TypingFrame.Erase, terminal.LastWrite);

        ScriptedTerminal busy = new([.. Type("x"), Key(ConsoleKey.D, control: true), .. Type("y")]);
        Run(busy);
        Assert.Equal("> xy", busy.Screens[^2][0]);
    }

    [Fact]
    public void An_interruption_wipes_the_suggestions_and_leaves_the_line()
    {
        using CancellationTokenSource source = new();
        ScriptedTerminal terminal = new(Type("Un v")) { BeforeKey = left => CancelAtTheEnd(source, left) };

        Run(terminal, interrupted: source.Token);

        Assert.Equal(TypingFrame.Erase + "> Un v\r\n", terminal.LastWrite);
    }

    [Fact]
    public void So_does_an_exception()
    {
        ScriptedTerminal terminal = new(Type("Un v")) { BeforeKey = left => ThrowAtTheEnd(left) };

        Assert.Throws<InvalidTimeZoneException>(() => Run(terminal));

        Assert.Equal(TypingFrame.Erase + "> Un v\r\n", terminal.LastWrite);
    }

    [Theory]
    [InlineData(12, 24)]
    [InlineData(80, 3)]
    [InlineData(80, 1)]
    [InlineData(1, 1)]
    public void No_frame_is_larger_than_the_window(int width, int height)
    {
        ScriptedTerminal terminal = new(Type("Un viejo hidalgo de los 日本語 de lanza")) { Width = width, Height = height };

        Run(terminal);

        Assert.All(terminal.Screens.SkipLast(1), screen =>
        {
            Assert.InRange(screen.Length, 1, height);
            Assert.All(screen, row => Assert.InRange(row.GetCellWidth(), 0, Math.Max(width - 1, 4)));
        });
        if (width > 10)
        {
            Assert.EndsWith("lanza", terminal.Screens[^2][0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Tab_ends_the_line_where_its_end_is_suggested()
    {
        ScriptedTerminal terminal = new([.. Type("un viejo <e"), Key(ConsoleKey.Tab)]);

        Run(terminal, PreTokenized());

        Assert.Equal(["> un viejo ", ""], terminal.Screens[^3]);
        Assert.Equal("> ", terminal.Screens[^2][0]);
    }

    [Fact]
    public void Tab_never_ends_a_line_in_its_middle()
    {
        ScriptedTerminal terminal = new([.. Type("<e viejo"), .. Enumerable.Repeat(Key(ConsoleKey.LeftArrow), " viejo".Length), Key(ConsoleKey.Tab)]);

        Run(terminal, PreTokenized());

        Assert.Equal("> <e viejo", terminal.Screens[^2][0]);
    }

    [Fact]
    public void Control_characters_of_a_word_never_enter_the_line()
    {
        ScriptedTerminal terminal = new([.. Type("un vie"), Key(ConsoleKey.Tab)]);

        Run(terminal, PreTokenized("un vie\e[31mjo"));

        Assert.Equal("> un vie", terminal.Screens[^2][0]);
    }

    private static FrozenModel PreTokenized(string text = "un viejo hidalgo\n") => new LstmSmall(Vocabulary.Build(WhitespaceTokenizer.Default, text, maxSize: 10), seed: 1).Freeze();

    private static void CancelAtTheEnd(CancellationTokenSource source, int keysLeft)
    {
        if (keysLeft == 0)
        {
            source.Cancel();
        }
    }

    private static void ThrowAtTheEnd(int keysLeft)
    {
        if (keysLeft == 0)
        {
            throw new InvalidTimeZoneException();
        }
    }

    private void Run(ScriptedTerminal terminal, FrozenModel? model = null, CancellationToken interrupted = default) =>
        new TypingLoop(terminal, new LineSuggestions(model ?? _model, 5, Options)).Run(interrupted);
}
