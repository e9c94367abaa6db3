using System.Runtime.CompilerServices;

namespace RnnGen.Tests;

/// <summary>Where the tool keeps profiles in tests that start it as a process of its own: not where it keeps those of whoever runs them.</summary>
internal static class DataFolder
{
    public static string Root { get; } = Directory.CreateTempSubdirectory("rnngen-data-").FullName;

#pragma warning disable CA2255 // Processes inherit the variable, in whichever test they are started.
    [ModuleInitializer]
    internal static void Use()
    {
        Environment.SetEnvironmentVariable("XDG_DATA_HOME", Root);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Root, recursive: true);
    }
#pragma warning restore CA2255
}
