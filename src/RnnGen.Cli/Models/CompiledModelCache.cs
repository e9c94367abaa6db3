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
    /// <summary>Returns the assembly that was kept for a declaration; null if there is none.</summary>
    public static byte[]? Read(string declaration)
    {
        try
        {
            return UserFolder.Cache is { } folder ? File.ReadAllBytes(PathOf(declaration, folder)) : null;
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
        string folder = UserFolder.Cache ?? throw new IOException("there is no home folder. Set XDG_CACHE_HOME to a folder of your own.");

        // What lies in it is run: it is its user's alone.
        UserFolder.Create(folder);
        using AtomicFile file = new(PathOf(declaration, folder));
        file.Stream.Write(assembly);
        file.Commit();
    }

    private static string PathOf(string declaration, string folder)
    {
        Guid runtime = typeof(RnnModel).Module.ModuleVersionId, generator = typeof(RnnModelGenerator).Module.ModuleVersionId;
        return Path.Combine(folder, Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes($"{runtime} {generator} {declaration}"))) + ".dll");
    }
}
