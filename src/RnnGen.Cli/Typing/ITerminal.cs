namespace RnnGen.Cli;

/// <summary>A terminal that is read key by key.</summary>
internal interface ITerminal : IDisposable
{
    /// <summary>Columns of the window.</summary>
    int Width { get; }

    /// <summary>Rows of the window.</summary>
    int Height { get; }

    /// <summary>Whether a key is waiting to be read.</summary>
    bool HasKey { get; }

    /// <summary>Waits for a key.</summary>
    /// <param name="interrupted">Ends the wait.</param>
    /// <returns>The key; <c>default</c>, which is no key, if the window has to be redrawn; null at the end of the input.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="interrupted"/> was cancelled.</exception>
    ConsoleKeyInfo? ReadKey(CancellationToken interrupted);

    /// <summary>Writes text and control sequences immediately.</summary>
    void Write(string text);
}
