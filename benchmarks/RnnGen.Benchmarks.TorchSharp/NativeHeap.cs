using System.Runtime.InteropServices;

namespace RnnGen.Benchmarks.TorchSharp;

/// <summary>The heap that libtorch takes its tensors from.</summary>
internal static class NativeHeap
{
    // Of malloc.h.
    private const int TrimThreshold = -1;
    private const int MostMappings = -4;

    /// <summary>
    /// Keeps freed memory in the process. As glibc starts, the large tensors that a step frees go back to the system, and the next step waits for the
    /// pages again: it takes up to half as long again, which says nothing of libtorch. PyTorch's tuning guide asks for an allocator that keeps memory, too.
    /// </summary>
    public static void KeepFreedMemory()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = SetOption(TrimThreshold, -1);
            _ = SetOption(MostMappings, 0);
        }
    }

    [DllImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetOption(int option, int value);
}
