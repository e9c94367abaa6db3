using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using RnnGen.Benchmarks;

bool namesJob = args.Any(argument => argument is "-j" or "--job");
IEnumerable<Summary> summaries = BenchmarkSwitcher.FromAssembly(typeof(SuiteConfig).Assembly).Run(args, new SuiteConfig(ownJob: !namesJob));

// A suite whose two sides disagree, or that did not build, must not pass for measured.
return summaries.All(summary => !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success)) ? 0 : 1;
