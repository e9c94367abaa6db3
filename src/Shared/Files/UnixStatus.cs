using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace RnnGen.Files;

/// <summary>
/// What Unix says of a file and .NET does not: its kind, its identity and its owner. They come through the runtime's own native library, whose form of
/// <c>stat</c> is the same on every system.
/// </summary>
internal static class UnixStatus
{
    private const int KindMask = 0xF000;
    private const int ModeMask = 0xFFF;

    /// <summary>Changes the owner and the group of an open file, as <c>fchown</c> of the C library.</summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int ChangeOwner(int handle, uint owner, uint group);

    /// <summary>Asks for the status of a path.</summary>
    public static FileEntry Of(string path)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(path + '\0');
        return Stat(ref utf8[0], out Status status) == 0 ? Of(status) : default;
    }

    /// <summary>Asks for the status of an open file, whatever its name leads to by now.</summary>
    public static FileEntry Of(SafeFileHandle file) => OpenStat(file, out Status status) == 0 ? Of(status) : default;

    /// <summary>Gives a file to another owner and group; false if this user may not.</summary>
    public static bool TryChangeOwner(SafeFileHandle file, uint owner, uint group)
    {
        nint function = NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "fchown");
        bool isHeld = false;
        try
        {
            file.DangerousAddRef(ref isHeld);
            return Marshal.GetDelegateForFunctionPointer<ChangeOwner>(function)((int)file.DangerousGetHandle(), owner, group) == 0;
        }
        finally
        {
            if (isHeld)
            {
                file.DangerousRelease();
            }
        }
    }

    private static FileEntry Of(in Status status)
    {
        FileKind kind = (status.Mode & KindMask) switch
        {
            0x1000 => FileKind.Pipe,
            0x2000 => FileKind.CharacterDevice,
            0x4000 => FileKind.Folder,
            0x6000 => FileKind.BlockDevice,
            0xC000 => FileKind.Socket,
            _ => FileKind.Regular,
        };
        return new FileEntry(kind, new FileIdentity((ulong)status.Device, (ulong)status.Inode), (UnixFileMode)(status.Mode & ModeMask), status.Owner, status.Group);
    }

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_Stat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int Stat(ref byte path, out Status status);

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_FStat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int OpenStat(SafeFileHandle file, out Status status);

    /// <summary>The runtime's form of <c>struct stat</c>, with room to spare: a later runtime may append fields.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Status
    {
        [FieldOffset(4)]
        public int Mode;

        [FieldOffset(8)]
        public uint Owner;

        [FieldOffset(12)]
        public uint Group;

        [FieldOffset(88)]
        public long Device;

        [FieldOffset(104)]
        public long Inode;
    }
}
