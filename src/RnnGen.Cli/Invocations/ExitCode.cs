namespace RnnGen.Cli;

/// <summary>What the process ends with.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Success = 0;

    /// <summary>Something went wrong: a file, a text, a model.</summary>
    public const int Failure = 1;

    /// <summary>The command line itself is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl-C: 128 + SIGINT, as shells report it.</summary>
    public const int Interrupted = 130;

    /// <summary>The terminal was closed: 128 + SIGHUP.</summary>
    public const int HungUp = 129;

    /// <summary>The system or a supervisor asked the process to end: 128 + SIGTERM.</summary>
    public const int Terminated = 143;
}
