using System.Text;
using RnnGen.Cli;
using RnnGen.Lab;

Console.OutputEncoding = Encoding.UTF8;

using Interruption interruption = new();
using SignalHandlers signals = new(interruption);

return LabCommandLine.Run(args, new Invocation(Console.In, Console.Out, Console.Error) { Interruption = interruption });
