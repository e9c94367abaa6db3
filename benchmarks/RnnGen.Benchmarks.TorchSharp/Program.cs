using RnnGen.Benchmarks;
using RnnGen.Benchmarks.TorchSharp;

return BenchmarkCommandLine.Run(args, Console.Out, Console.Error, new TorchSharpPeer());
