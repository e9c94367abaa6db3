using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RnnGen.Cli;

/// <summary>What the speed of a run belongs to.</summary>
internal static class MachineText
{
    /// <summary>Processors, vectors, system and runtime in one line.</summary>
    public static string Description =>
        $"{Environment.ProcessorCount} processors ({RuntimeInformation.ProcessArchitecture}, vectors of {VectorFloats} floats); {RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}";

    private static int VectorFloats => Vector512.IsHardwareAccelerated ? Vector512<float>.Count : Vector256.IsHardwareAccelerated ? Vector256<float>.Count : Vector128<float>.Count;
}
