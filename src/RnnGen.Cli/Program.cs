using System.Text;
using RnnGen.Cli;

// Words are written as UTF-8, whatever code page the console started with.
Console.OutputEncoding = Encoding.UTF8;

using Interruption interruption = new();
using SignalHandlers signals = new(interruption);

Invocation invocation = new(Console.In, Console.Out, Console.Error)
{
    Interruption = interruption,
    IsInputTerminal = !Console.IsInputRedirected,
    OpenTerminal = ConsoleTerminal.TryOpen,
    ProfileFolder = UserFolder.Data,
    Locale = UserLocale.OfMessages,
};
return CommandLine.Run(args, invocation);
