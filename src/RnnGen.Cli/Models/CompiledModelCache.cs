using System.IO.Hashing;
using System.Text;
using RnnGen.Files;
using RnnGen.Generators;

namespace RnnGen.Cli;

/// <summary>
/// The assemblies of compiled shapes, kept in the user's cache folder, so that a shape is compiled once. Their names hash what they are made of, so that another version of the tool
/// compiles its own. The folder may be deleted at any time.
/// </summary>
internal static class CompiledModelCache
{
    /// <summary>The folder: <c>rnngen</c> in <c>$XDG_CACHE_HOME</c>, or where the system keeps caches.</summary>
    public static string Folder { get; } = Path.Combine(UserCache(), "rnngen");

    /// <summary>Returns the assembly that was kept for a declaration; null if there is none.</summary>
    public static byte[]? Read(string declaration)
    {
        try
        {
            return Path.IsPathFullyQualified(Folder) ? File.ReadAllBytes(PathOf(declaration)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps the assembly of a declaration.</summary>
    /// <exception cref="IOException">The folder or the file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file may not be written.</exception>
    public static void Write(string declaration, byte[] assembly)
    {
        if (!Path.IsPathFullyQualified(Folder))
        {
            throw new IOException("there is no home folder. Set XDG_CACHE_HOME to a folder of your own.");
        }

        CreateFolder();
        using AtomicFile file = new(PathOf(declaration));
        file.Stream.Write(assembly);
        file.Commit();
    }

    private static string UserCache()
    {
        if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } named && Path.IsPathFullyQualified(named))
        {
            return named;
        }

        // Not verified: a home that does not exist would be an empty path, and the cache would lie wherever the tool is run.
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        return OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify)
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
            : Path.Combine(home, ".cache");
    }

    /// <summary>Creates the folder for its user alone: what lies in it is run.</summary>
    private static void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Folder);
        }
        else
        {
            Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static string PathOf(string declaration)
    {
        Guid runtime = typeof(RnnModel).Module.ModuleVersionId, generator = typeof(RnnModelGenerator).Module.ModuleVersionId;
        return Path.Combine(Folder, Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes($"{runtime} {generator} {declaration}"))) + ".dll");
    }
}
