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

    /// <summary>The rows of each thing written, without control sequences.</summary>
    public IReadOnlyList<string[]> Screens => [.. _writes.Select(write => ControlSequence().Replace(write, "").Split("\r\n"))];

    /// <summary>What was written last of all.</summary>
    public string LastWrite => _writes[^1];

    /// <summary>Called before each key.</summary>
    public Action<int> BeforeKey { get; init; } = _ => { };

    public static ConsoleKeyInfo Key(ConsoleKey key, bool control = false) => new('\0', key, shift: false, alt: false, control);

    public static IEnumerable<ConsoleKeyInfo> Type(string text) => text.Select(character => new ConsoleKeyInfo(character, ConsoleKey.None, false, false, false));

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

    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]|\r(?!\n)")]
    private static partial Regex ControlSequence();
}
