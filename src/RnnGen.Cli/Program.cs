using System.Text;
using RnnGen.Cli;

// Words are UTF-8 wherever they go, whatever code page the console began with.
Console.OutputEncoding = Encoding.UTF8;

using Interruption interruption = new();
using SignalHandlers signals = new(interruption);

Invocation invocation = new(Console.In, Console.Out, Console.Error) { Interruption = interruption, IsInputTerminal = !Console.IsInputRedirected, OpenTerminal = ConsoleTerminal.TryOpen };
return CommandLine.Run(args, invocation);
