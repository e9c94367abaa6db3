using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace RnnGen.Cli;

/// <summary>
/// The terminal of this process. Keys are read on a separate thread, so that a signal can end the wait for them. The mode of the terminal is
/// left to the runtime, which sets it for reading keys and restores it when the process ends, except by SIGKILL. Nothing else is changed for longer
/// than one <see cref="Write"/>.
/// </summary>
internal sealed class ConsoleTerminal : ITerminal
{
    // What is assumed of a terminal that does not tell its size.
    private const int UsualWidth = 80;
    private const int UsualHeight = 24;

    private readonly BlockingCollection<ConsoleKeyInfo> _keys = [];
    private readonly List<PosixSignalRegistration> _redrawn = [];

    private ConsoleTerminal()
    {
        if (!OperatingSystem.IsWindows())
        {
            // The window was resized, or the process was stopped and continues.
            _redrawn.Add(PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => Redraw()));
            _redrawn.Add(PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => Redraw()));
        }

        new Thread(ReadKeys) { IsBackground = true, Name = "keys" }.Start();
    }

    /// <inheritdoc/>
    public int Width => Console.WindowWidth is > 0 and var width ? width : UsualWidth;

    /// <inheritdoc/>
    public int Height => Console.WindowHeight is > 0 and var height ? height : UsualHeight;

    /// <inheritdoc/>
    public bool HasKey => _keys.Count > 0;

    /// <summary>Opens the terminal; null if input or output is not a terminal, or one that does not understand control sequences.</summary>
    public static ConsoleTerminal? TryOpen() =>
        Console.IsInputRedirected || Console.IsOutputRedirected || !UnderstandsSequences() ? null : new ConsoleTerminal();

    /// <inheritdoc/>
    public ConsoleKeyInfo? ReadKey(CancellationToken interrupted) => _keys.TryTake(out ConsoleKeyInfo key, Timeout.Infinite, interrupted) ? key : null;

    /// <inheritdoc/>
    public void Write(string text)
    {
        try
        {
            Console.Out.Write(text);
        }
        catch (IOException)
        {
            // The terminal is gone, and nobody sees it; there are no more keys either.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _redrawn)
        {
            registration.Dispose();
        }
    }

    private static bool UnderstandsSequences() =>
        OperatingSystem.IsWindows() || Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");

    private void Redraw()
    {
        try
        {
            _keys.Add(default);
        }
        catch (InvalidOperationException)
        {
            // The terminal is gone, which is told to a stopped process in the same moment.
        }
    }

    private void ReadKeys()
    {
        try
        {
            while (true)
            {
                ConsoleKeyInfo key = Console.ReadKey(intercept: true);
                if (key.Key != ConsoleKey.Escape || !SkipSequence())
                {
                    _keys.Add(key);
                }
            }
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            // The terminal is gone.
            _keys.CompleteAdding();
        }
    }

    /// <summary>
    /// Passes over the rest of a control sequence that the runtime does not know, such as a report that the window has the focus: it comes as an Escape and,
    /// without a pause, its characters, of which the last one is a letter or a tilde.
    /// </summary>
    /// <returns>Whether there was one; an Escape by itself is a key.</returns>
    private bool SkipSequence()
    {
        if (!Console.KeyAvailable)
        {
            return false;
        }

        ConsoleKeyInfo next = Console.ReadKey(intercept: true);
        if (next.KeyChar != '[')
        {
            _keys.Add(new ConsoleKeyInfo('\e', ConsoleKey.Escape, shift: false, alt: false, control: false));
            _keys.Add(next);
            return true;
        }

        while (Console.KeyAvailable && Console.ReadKey(intercept: true).KeyChar is not (>= '@' and <= '~'))
        {
        }

        return true;
    }
}
