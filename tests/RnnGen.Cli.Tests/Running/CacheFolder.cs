using System.Runtime.CompilerServices;

namespace RnnGen.Tests;

/// <summary>The cache folder of the tool in tests: not that of whoever runs them.</summary>
internal static class CacheFolder
{
    public static string Root { get; } = Directory.CreateTempSubdirectory("rnngen-cache-").FullName;

#pragma warning disable CA2255 // The tool reads the variable when it first needs the folder, in whichever test that is.
    [ModuleInitializer]
    internal static void Use()
    {
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", Root);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Root, recursive: true);
    }
#pragma warning restore CA2255
}
