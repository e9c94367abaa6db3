namespace RnnGen.Tests;

/// <summary>A test of what Windows does not have: pipes with names, devices, modes and owners.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "Windows has no such files.";
        }
    }
}
