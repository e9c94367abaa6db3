namespace RnnGen.Benchmarks;

/// <summary>The exit code of a run.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The figures are void, or the run could not be completed.</summary>
    public const int Failure = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;
}
