using BenchmarkDotNet.Running;
using RnnGen.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(SuiteConfig).Assembly).Run(args, new SuiteConfig());
