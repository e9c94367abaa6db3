using RnnGen.Fuzz;

// README.md says how it is used.
if (args.Length < 2)
{
    Console.Error.WriteLine($"Usage: RnnGen.Fuzz TARGET (afl | libfuzzer | seeds FOLDER | number N | count N | file FILE); targets: {string.Join(", ", FuzzTargets.Names)}");
    return 2;
}

// Made when it is first asked for: an instrumented library may run only within SharpFuzz.
Lazy<FuzzTarget> lazy = new(() => FuzzTargets.Create(args[0]));
switch (args[1])
{
    case "afl":
        SharpFuzz.Fuzzer.OutOfProcess.Run(stream =>
        {
            using MemoryStream input = new();
            stream.CopyTo(input);
            FuzzRun.Read(lazy.Value, input.ToArray());
        });
        break;
    case "libfuzzer":
        SharpFuzz.Fuzzer.LibFuzzer.Run(input => FuzzRun.Read(lazy.Value, input.ToArray()));
        break;
    case "seeds":
        Directory.CreateDirectory(args[2]);
        for (int i = 0; i < lazy.Value.Seeds.Count; i++)
        {
            File.WriteAllBytes(Path.Combine(args[2], $"{args[0]}-{i}"), lazy.Value.Seeds[i]);
        }

        break;
    case "number":
        byte[] mutated = new Mutator(lazy.Value).Mutate(int.Parse(args[2]));
        await Console.OpenStandardOutput().WriteAsync(mutated);
        Console.Error.WriteLine(FuzzRun.Read(lazy.Value, mutated) ? "accepted" : "refused");
        break;
    case "count":
        MutationRun run = MutationRun.Execute(args[0], int.Parse(args[2]));
        Console.WriteLine($"{run.Accepted} accepted; {run.Failures.Count} failures");
        foreach (string failure in run.Failures)
        {
            Console.WriteLine(failure);
        }

        return run.Failures.Count == 0 ? 0 : 1;
    case "file":
        Console.WriteLine(FuzzRun.Read(lazy.Value, File.ReadAllBytes(args[2])) ? "accepted" : "refused");
        break;
    default:
        Console.Error.WriteLine($"There is no '{args[1]}'.");
        return 2;
}

return 0;
