using RnnGen.Benchmarks;

return BenchmarkCommandLine.Run(args, Console.Out, Console.Error);
