using System.Runtime.InteropServices;
using System.Text;
using RnnGen.Cli;

// Words are UTF-8 wherever they go, whatever code page the console began with.
Console.OutputEncoding = Encoding.UTF8;

using Interruption interruption = new();
using PosixSignalRegistration registration = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
{
    context.Cancel = interruption.Request();
    if (!context.Cancel)
    {
        Environment.Exit(ExitCode.Interrupted);
    }
});

Invocation invocation = new(Console.In, Console.Out, Console.Error) { Interruption = interruption, IsInputTerminal = !Console.IsInputRedirected };
return CommandLine.Run(args, invocation);
