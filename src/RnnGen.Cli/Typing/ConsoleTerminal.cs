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
    private readonly BlockingCollection<ConsoleKeyInfo> _keys = [];
    private readonly List<PosixSignalRegistration> _redrawn = [];

    private ConsoleTerminal()
    {
        if (!OperatingSystem.IsWindows())
        {
            // The window was resized, or the process was stopped and continues.
            _redrawn.Add(PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => _keys.Add(default)));
            _redrawn.Add(PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => _keys.Add(default)));
        }

        new Thread(ReadKeys) { IsBackground = true, Name = "keys" }.Start();
    }

    /// <inheritdoc/>
    public int Width => Math.Max(1, Console.WindowWidth);

    /// <inheritdoc/>
    public int Height => Math.Max(1, Console.WindowHeight);

    /// <inheritdoc/>
    public bool HasKey => _keys.Count > 0;

    /// <summary>Opens the terminal; null if input or output is not a terminal, or one that does not understand control sequences.</summary>
    public static ConsoleTerminal? TryOpen() =>
        Console.IsInputRedirected || Console.IsOutputRedirected || Environment.GetEnvironmentVariable("TERM") is "dumb" ? null : new ConsoleTerminal();

    /// <inheritdoc/>
    public ConsoleKeyInfo? ReadKey(CancellationToken interrupted) => _keys.TryTake(out ConsoleKeyInfo key, Timeout.Infinite, interrupted) ? key : null;

    /// <inheritdoc/>
    public void Write(string text) => Console.Out.Write(text);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _redrawn)
        {
            registration.Dispose();
        }
    }

    private void ReadKeys()
    {
        try
        {
            while (true)
            {
                _keys.Add(Console.ReadKey(intercept: true));
            }
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            // The terminal is gone.
            _keys.CompleteAdding();
        }
    }
}
