namespace RnnGen.Benchmarks;

/// <summary>How a run ends.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>It ran, but its figures are void, or it could not run to its end.</summary>
    public const int Failure = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;
}
