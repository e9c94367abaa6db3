using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RnnGen.Files;

/// <summary>What Windows says of a file: its kind, and its identity by the number of its volume and its own.</summary>
internal static class WindowsStatus
{
    private const string DevicePrefix = @"\\.\";
    private const string PipePrefix = @"\\.\pipe\";

    /// <summary>Asks for the status of a full path.</summary>
    public static FileEntry Of(string path)
    {
        if (path.StartsWith(DevicePrefix, StringComparison.Ordinal))
        {
            // NUL, CON and their like have such a full path.
            FileKind kind = path.StartsWith(PipePrefix, StringComparison.OrdinalIgnoreCase) ? FileKind.Pipe : FileKind.CharacterDevice;
            return default(FileEntry) with { Kind = kind };
        }

        if (Directory.Exists(path))
        {
            return default(FileEntry) with { Kind = FileKind.Folder };
        }

        return File.Exists(path) ? default(FileEntry) with { Kind = FileKind.Regular, Identity = IdentityOf(path) } : default;
    }

    private static FileIdentity IdentityOf(string path)
    {
        using SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return GetFileInformationByHandle(handle, out FileInformation information)
            ? new FileIdentity(information.Volume, ((ulong)information.IndexHigh << 32) | information.IndexLow)
            : throw new IOException($"'{path}' cannot be identified: Windows says error {Marshal.GetLastPInvokeError()}.");
    }

    [DllImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetFileInformationByHandle(SafeFileHandle file, out FileInformation information);

    /// <summary><c>BY_HANDLE_FILE_INFORMATION</c>, as far as it is needed.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 52)]
    private struct FileInformation
    {
        [FieldOffset(28)]
        public uint Volume;

        [FieldOffset(44)]
        public uint IndexHigh;

        [FieldOffset(48)]
        public uint IndexLow;
    }
}
