using System.Runtime.InteropServices;
using System.Text;
using RnnGen.Cli;

// Words are UTF-8 wherever they go, whatever code page the console began with.
Console.OutputEncoding = Encoding.UTF8;

using Interruption interruption = new();
using PosixSignalRegistration interrupt = EndOn(PosixSignal.SIGINT, ExitCode.Interrupted);
using PosixSignalRegistration terminate = EndOn(PosixSignal.SIGTERM, ExitCode.Terminated);
using PosixSignalRegistration hangUp = EndOn(PosixSignal.SIGHUP, ExitCode.HungUp);

Invocation invocation = new(Console.In, Console.Out, Console.Error) { Interruption = interruption, IsInputTerminal = !Console.IsInputRedirected, OpenTerminal = ConsoleTerminal.TryOpen };
return CommandLine.Run(args, invocation);

PosixSignalRegistration EndOn(PosixSignal signal, int exitCode) => PosixSignalRegistration.Create(signal, context =>
{
    context.Cancel = interruption.Request(exitCode);
    if (!context.Cancel)
    {
        Environment.Exit(exitCode);
    }
});
