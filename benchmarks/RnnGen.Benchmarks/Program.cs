using BenchmarkDotNet.Running;
using RnnGen.Benchmarks;

bool namesJob = args.Any(argument => argument is "-j" or "--job");
BenchmarkSwitcher.FromAssembly(typeof(SuiteConfig).Assembly).Run(args, new SuiteConfig(ownJob: !namesJob));
