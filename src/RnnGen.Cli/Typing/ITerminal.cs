namespace RnnGen.Cli;

/// <summary>A terminal that someone types at, key by key.</summary>
internal interface ITerminal : IDisposable
{
    /// <summary>Columns of the window.</summary>
    int Width { get; }

    /// <summary>Rows of the window.</summary>
    int Height { get; }

    /// <summary>Whether a key waits to be read.</summary>
    bool HasKey { get; }

    /// <summary>Waits for a key.</summary>
    /// <param name="interrupted">Ends the wait.</param>
    /// <returns>The key; <c>default</c>, which is none, when the window has to be drawn anew; null when nobody types any more.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="interrupted"/> was cancelled.</exception>
    ConsoleKeyInfo? ReadKey(CancellationToken interrupted);

    /// <summary>Writes text and control sequences, at once.</summary>
    void Write(string text);
}
