namespace RnnGen.Cli;

/// <summary>A request to end, by Ctrl-C or SIGTERM. A command that has something to save watches the token and ends by itself; any other is ended at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private volatile bool _isAwaited;

    /// <summary>Whether the command was asked to end.</summary>
    public bool IsRequested => _source.IsCancellationRequested;

    /// <summary>The exit code of a command that was asked to end; <see cref="Cli.ExitCode.Success"/> before.</summary>
    public int ExitCode { get; private set; }

    /// <summary>Declares that from here on the command watches the token and ends by itself.</summary>
    public CancellationToken Listen()
    {
        _isAwaited = true;
        return _source.Token;
    }

    /// <summary>Asks the command to end.</summary>
    /// <param name="exitCode">The exit code to end with.</param>
    /// <returns>Whether it will end by itself; false if it does not watch, or was asked before.</returns>
    public bool Request(int exitCode = Cli.ExitCode.Interrupted)
    {
        if (!_isAwaited || _source.IsCancellationRequested)
        {
            return false;
        }

        ExitCode = exitCode;
        _source.Cancel();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();
}
