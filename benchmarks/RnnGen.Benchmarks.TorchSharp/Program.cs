using RnnGen.Benchmarks;
using RnnGen.Benchmarks.TorchSharp;
using RnnGen.Cli;
using RnnGen.Lab;

NativeHeap.KeepFreedMemory();
TorchSharpPeer peer = new();
return args is ["time-to-quality", ..]
    ? LabCommandLine.Run(args, new Invocation(Console.In, Console.Out, Console.Error), peer)
    : BenchmarkCommandLine.Run(args, Console.Out, Console.Error, peer);
