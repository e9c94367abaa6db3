using System.Diagnostics;

namespace RnnGen.Lab;

/// <summary>Processes that want a core each, all the time, until they are disposed of.</summary>
internal sealed class BusyLoops : IDisposable
{
    private readonly Process[] _processes;

    /// <summary>Starts them.</summary>
    /// <param name="count">How many.</param>
    /// <param name="isPinned">Whether all of them run on the last processor alone.</param>
    public BusyLoops(int count, bool isPinned)
    {
        _processes = [.. Enumerable.Range(0, count).Select(_ => Start())];
        if (isPinned && (OperatingSystem.IsLinux() || OperatingSystem.IsWindows()))
        {
            using Process own = Process.GetCurrentProcess();
            ulong allowed = (ulong)own.ProcessorAffinity;
            nint last = (nint)(1UL << (63 - int.CreateChecked(ulong.LeadingZeroCount(allowed))));
            foreach (Process process in _processes)
            {
                process.ProcessorAffinity = last;
            }
        }
    }

    /// <summary>Wants a core until standard input ends, as it does when the process that started this one ends.</summary>
    public static void Run()
    {
        Thread reader = new(() => Console.In.ReadToEnd());
        reader.Start();
        while (reader.IsAlive)
        {
            Thread.SpinWait(100_000);
        }
    }

    public void Dispose()
    {
        foreach (Process process in _processes)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
    }

    private static Process Start()
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardInput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(BusyLoops).Assembly.Location);
        }

        start.ArgumentList.Add(LoadCommand.BusyName);
        return Process.Start(start)!;
    }
}
