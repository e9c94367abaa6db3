using System.Text.RegularExpressions;
using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>A terminal whose keys are written down beforehand, and that keeps what is written to it.</summary>
internal sealed partial class ScriptedTerminal(params IEnumerable<ConsoleKeyInfo> keys) : ITerminal
{
    private readonly Queue<ConsoleKeyInfo> _keys = new(keys);
    private readonly List<string> _writes = [];

    public int Width { get; init; } = 80;

    public int Height { get; init; } = 24;

    public bool HasKey { get; init; }

    /// <summary>The rows of each thing written, without control sequences. What is written in the row of the line again, after going back up, is left out.</summary>
    public IReadOnlyList<string[]> Screens => [.. _writes.Select(write => ControlSequence().Replace(WayUp().Replace(write, ""), "").Split("\r\n").Select(Row).ToArray())];

    /// <summary>For each thing written, what stands before the cursor in its row.</summary>
    public IReadOnlyList<string> BeforeCursor => [.. _writes.Select(write => ControlSequence().Replace(write, "").Split('\r')[^1])];

    /// <summary>What was written last of all.</summary>
    public string LastWrite => _writes[^1];

    /// <summary>Called before each key.</summary>
    public Action<int> BeforeKey { get; init; } = _ => { };

    public static ConsoleKeyInfo Key(ConsoleKey key, bool control = false) => new('\0', key, shift: false, alt: false, control);

    public static IEnumerable<ConsoleKeyInfo> Type(string text) => text.Select(character => new ConsoleKeyInfo(character, ConsoleKey.None, false, false, false));

    /// <summary>Typed text with its line ends as Enter, as a terminal pastes it.</summary>
    public static IEnumerable<ConsoleKeyInfo> Paste(string text) => text.Select(character => character switch
    {
        '\r' => new ConsoleKeyInfo('\r', ConsoleKey.Enter, false, false, false),
        '\n' => new ConsoleKeyInfo('\n', ConsoleKey.J, false, false, control: true),
        _ => new ConsoleKeyInfo(character, ConsoleKey.None, false, false, false),
    });

    public ConsoleKeyInfo? ReadKey(CancellationToken interrupted)
    {
        BeforeKey(_keys.Count);
        interrupted.ThrowIfCancellationRequested();
        return _keys.TryDequeue(out ConsoleKeyInfo key) ? key : null;
    }

    public void Write(string text) => _writes.Add(text);

    public void Dispose()
    {
    }

    /// <summary>What is left of a row where a carriage return goes back to its beginning: later text covers earlier text.</summary>
    private static string Row(string text) => text.Split('\r').Aggregate((row, part) => part + row[Math.Min(part.Length, row.Length)..]);

    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]")]
    private static partial Regex ControlSequence();

    [GeneratedRegex(@"\e\[[0-9]+A.*$", RegexOptions.Singleline)]
    private static partial Regex WayUp();
}
