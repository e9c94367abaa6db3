using System.Buffers.Binary;
using RnnGen.Files;

namespace RnnGen.Cli;

/// <summary>The files of profiles, as they are found: there or not, and what is wrong with them.</summary>
internal static class UserProfileFile
{
    /// <summary>Whether there is such a file, with something in it: an empty one, such as <c>mktemp</c> makes, is a profile that is yet to begin.</summary>
    public static bool Exists(string path) => FileEntry.Of(path).Kind switch
    {
        FileKind.Missing => false,
        FileKind.Regular => FilePath.Target(path).Length > 0,
        _ => true,
    };

    /// <summary>The checksum with which a profile ends, and which changes with all that it holds; null where there is none.</summary>
    public static ulong? ChecksumOf(string path)
    {
        if (!Exists(path))
        {
            return null;
        }

        Span<byte> end = stackalloc byte[sizeof(ulong)];
        end.Clear();
        using FileStream stream = FileInput.Open(path, "profile");
        stream.Seek(-Math.Min(stream.Length, end.Length), SeekOrigin.End);
        stream.ReadAtLeast(end, end.Length, throwOnEndOfStream: false);
        return BinaryPrimitives.ReadUInt64LittleEndian(end);
    }

    /// <summary>Reads a profile of whatever tokenizer, to be shown or to have words forgotten.</summary>
    /// <exception cref="FailureException">The file is no profile, is damaged, or cannot be read.</exception>
    public static Profile Load(string path)
    {
        try
        {
            return Load(path, () => Profile.Load(path), "");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FailureException($"the profile '{path}' cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads a profile.</summary>
    /// <param name="path">The file.</param>
    /// <param name="load">Reads it.</param>
    /// <param name="advice">What to do if that fails; a sentence, or nothing.</param>
    /// <exception cref="FailureException">The file is no profile, or is damaged.</exception>
    public static Profile Load(string path, Func<Profile> load, string advice)
    {
        try
        {
            return load();
        }
        catch (InvalidProfileException e)
        {
            // Whatever else it is may be dear to somebody, and so may the whole profile of another tokenizer.
            string deletion = BeginsLikeProfile(path) && !IsWhole(path) ? $"To begin a new one, delete this one by 'rnngen profile --clear --profile {path}'." : "";
            throw new FailureException(string.Join(' ', ((string[])[e.Message, "Nothing was written to it.", advice, deletion]).Where(sentence => sentence.Length > 0)), e);
        }
    }

    private static bool IsWhole(string path)
    {
        try
        {
            Profile.Load(path);
            return true;
        }
        catch (InvalidProfileException)
        {
            return false;
        }
    }

    /// <summary>Whether a file is a profile, damaged or not.</summary>
    /// <exception cref="FailureException">It is no regular file.</exception>
    public static bool BeginsLikeProfile(string path)
    {
        InputFile.ThrowIfNotRegular(path, "profile");
        ReadOnlySpan<byte> magic = "RnnGenPf"u8;
        Span<byte> beginning = stackalloc byte[magic.Length];
        using FileStream stream = FileInput.Open(path, "profile");
        return beginning[..stream.ReadAtLeast(beginning, magic.Length, throwOnEndOfStream: false)].SequenceEqual(magic);
    }
}
