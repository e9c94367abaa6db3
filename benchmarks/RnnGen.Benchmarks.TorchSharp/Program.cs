using RnnGen.Benchmarks;
using RnnGen.Benchmarks.TorchSharp;

NativeHeap.KeepFreedMemory();
return BenchmarkCommandLine.Run(args, Console.Out, Console.Error, new TorchSharpPeer());
