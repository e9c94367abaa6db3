using System.Text;
using System.Text.Unicode;
using RnnGen.Files;

namespace RnnGen.Cli;

/// <summary>A reader of files that the user names, which says plainly what is wrong with them.</summary>
internal static class InputFile
{
    private const int ChunkLength = 1 << 20;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Throws unless there is a regular file of that name, for what is read from any place.</summary>
    /// <exception cref="FailureException">There is nothing of that name, or it is a folder, a pipe or a device.</exception>
    public static void ThrowIfNotRegular(string path, string kind)
    {
        FileEntry entry = FileEntry.Of(path);
        if (entry.Kind != FileKind.Regular)
        {
            throw new FailureException(entry.Kind == FileKind.Missing ? $"the {kind} '{path}' does not exist." : $"the {kind} '{path}' is {entry.Description}.");
        }
    }

    /// <summary>Reads a text, which must be entirely UTF-8, without NUL, and not empty. A byte order mark is dropped. It may come through a pipe, up to its end.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What it is called in messages.</param>
    /// <param name="mayBeCut">Whether it may end within a character, as when whoever wrote it was killed.</param>
    /// <exception cref="FailureException">The file is missing, empty, unreadable or not such a text.</exception>
    public static string ReadText(string path, string kind = "text file", bool mayBeCut = false)
    {
        if (FileEntry.Of(path).Kind is not (FileKind.Pipe or FileKind.CharacterDevice))
        {
            ThrowIfNotRegular(path, kind);
        }

        ReadOnlySpan<byte> bytes = ReadBytes(path, kind);
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        if (bytes.IsEmpty)
        {
            throw new FailureException($"the {kind} '{path}' is empty.");
        }

        int nul = bytes.IndexOf((byte)0);
        if (MarkedEncoding(bytes) is { } marked)
        {
            throw new FailureException($"the {kind} '{path}' is not text in UTF-8: it begins with the mark of {marked}. Convert it first, as by iconv -f {marked} -t UTF-8.");
        }

        if (nul >= 0)
        {
            string advice = WideEncoding(bytes) is { } encoding ? $"If it is {encoding}, convert it first, as by iconv -f {encoding} -t UTF-8."
                : Utf8.IsValid(bytes) ? "If the rest is text, write line breaks in its place, as by tr '\\000' '\\n'."
                : "If it is text at all, convert it first.";
            throw new FailureException($"the {kind} '{path}' is not text in UTF-8: it holds NUL, at offset {nul}. {advice}");
        }

        if (mayBeCut)
        {
            bytes = WithoutCutCharacter(bytes);
        }

        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            string unknown = string.Join(' ', (e.BytesUnknown ?? []).Select(b => $"0x{b:X2}"));
            throw new FailureException($"the {kind} '{path}' is not UTF-8: invalid byte {unknown} at offset {e.Index}. Convert it first.", e);
        }
    }

    /// <summary>The encoding whose byte order mark a file begins with; null if it begins with none.</summary>
    private static string? MarkedEncoding(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => "UTF-32",
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => "UTF-16",
        _ => null,
    };

    /// <summary>
    /// The encoding without a mark that a file with NUL seems to have; null if it looks like none. UTF-16 is valid UTF-8 as long as it is English, with NUL for every second byte; in other scripts, at least the line breaks
    /// have one, always in the same half. In UTF-32, a whole half is NUL.
    /// </summary>
    private static string? WideEncoding(ReadOnlySpan<byte> bytes)
    {
        Span<int> nuls = stackalloc int[4];
        nuls.Clear();
        for (int i = 0; i < bytes.Length; i++)
        {
            nuls[i % 4] += bytes[i] == 0 ? 1 : 0;
        }

        int nearlyAll = (bytes.Length / 4) - (bytes.Length / 32), half = bytes.Length / 8;
        if (nuls[0] >= nearlyAll && nuls[1] >= nearlyAll && nuls[3] < half)
        {
            return "UTF-32BE";
        }

        if (nuls[3] >= nearlyAll && nuls[2] >= nearlyAll && nuls[0] < half)
        {
            return "UTF-32LE";
        }

        int first = nuls[0] + nuls[2], second = nuls[1] + nuls[3];
        bool isFrequent = Math.Max(first, second) >= bytes.Length / 20 || !Utf8.IsValid(bytes);
        return !isFrequent || Math.Min(first, second) > Math.Max(first, second) / 10 ? null
            : first > second ? "UTF-16BE" : "UTF-16LE";
    }

    private static ReadOnlySpan<byte> WithoutCutCharacter(ReadOnlySpan<byte> bytes)
    {
        int last = bytes.Length - 1;
        while (last > 0 && IsContinuation(bytes[last]))
        {
            last--;
        }

        return Utf8.IsValid(bytes[last..]) ? bytes : bytes[..last];
    }

    private static bool IsContinuation(byte unit) => (unit & 0xC0) == 0x80;

    /// <summary>Whether a part of a file may be from a text: it holds no NUL, and is UTF-8 but for characters cut at either end.</summary>
    private static bool MayBeText(ReadOnlySpan<byte> part)
    {
        if (part.Contains((byte)0))
        {
            return false;
        }

        while (!part.IsEmpty && IsContinuation(part[0]))
        {
            part = part[1..];
        }

        int last = part.Length - 1;
        while (last > 0 && IsContinuation(part[last]))
        {
            last--;
        }

        return last < 0 || Utf8.IsValid(part[..last]);
    }

    private static byte[] ReadBytes(string path, string kind)
    {
        try
        {
            // A log may still be being written: Windows refuses readers that do not share write access.
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using MemoryStream content = new();
            byte[] buffer = new byte[ChunkLength];
            for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
            {
                content.Write(buffer, 0, read);

                // A device may have no end: what is no text is not read to it.
                if (!MayBeText(buffer.AsSpan(0, read)))
                {
                    break;
                }
            }

            return content.ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FailureException($"the {kind} '{path}' cannot be read: {e.Message}", e);
        }
    }
}
