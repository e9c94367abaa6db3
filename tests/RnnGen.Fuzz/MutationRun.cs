using System.Diagnostics;

namespace RnnGen.Fuzz;

/// <summary>
/// Mutations 0 to N − 1 of a target, read one after the other on a thread for each core. A reading that does not end within
/// <see cref="Patience"/> is a failure like any other.
/// </summary>
public sealed class MutationRun
{
    /// <summary>How long one reading may take before it counts as endless: it takes some 50 microseconds, but the machine may be busy.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private const int MaxFailures = 20;

    private readonly string _target;
    private readonly int _count;
    private readonly long[] _begun;
    private readonly int[] _numbers;
    private readonly List<string> _failures = [];
    private int _next = -1;
    private int _accepted;

    private MutationRun(string target, int count, int threads)
    {
        _target = target;
        _count = count;
        _begun = new long[threads];
        _numbers = new int[threads];
    }

    /// <summary>How many inputs were accepted.</summary>
    public int Accepted => _accepted;

    /// <summary>What has failed: the number of the mutation, by which it can be repeated, and the rule that it broke.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>Reads mutations 0 to <paramref name="count"/> − 1.</summary>
    /// <param name="target">One of <see cref="FuzzTargets.Names"/>.</param>
    /// <param name="count">How many.</param>
    /// <returns>The run, which has ended.</returns>
    public static MutationRun Execute(string target, int count)
    {
        MutationRun run = new(target, count, Environment.ProcessorCount);
        Thread[] threads = [.. Enumerable.Range(0, run._begun.Length).Select(worker => new Thread(() => run.Work(worker)) { IsBackground = true })];
        Array.ForEach(threads, thread => thread.Start());
        for (int worker = 0; worker < threads.Length; worker++)
        {
            while (!threads[worker].Join(millisecondsTimeout: 500))
            {
                long begun = Volatile.Read(ref run._begun[worker]);
                if (begun != 0 && Stopwatch.GetElapsedTime(begun) > Patience)
                {
                    run.Fail(run._numbers[worker], "it does not end");
                    return run;
                }
            }
        }

        return run;
    }

    private void Work(int worker)
    {
        FuzzTarget target = FuzzTargets.Create(_target);
        Mutator mutator = new(target);
        if (!TryWarm(target))
        {
            return;
        }

        for (int number = Interlocked.Increment(ref _next); number < _count; number = Interlocked.Increment(ref _next))
        {
            byte[] input = mutator.Mutate(number);
            _numbers[worker] = number;
            Volatile.Write(ref _begun[worker], Stopwatch.GetTimestamp());
            try
            {
                Interlocked.Add(ref _accepted, FuzzRun.Read(target, input) ? 1 : 0);
            }
#pragma warning disable CA1031 // Whatever was thrown is the finding.
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (!Fail(number, e is FuzzFailureException ? e.Message : e.ToString()))
                {
                    break;
                }
            }

            Volatile.Write(ref _begun[worker], 0);
        }

        (target as IDisposable)?.Dispose();
    }

    /// <summary>Reads the valid inputs, so that what the first reading sets up once counts for none; each of them must be accepted.</summary>
    private bool TryWarm(FuzzTarget target)
    {
        try
        {
            foreach (byte[] seed in target.Seeds)
            {
                target.Check(seed, target.Read(seed));
            }

            return true;
        }
#pragma warning disable CA1031 // Whatever was thrown is the finding.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Fail(-1, $"a valid input: {e}");
            return false;
        }
    }

    private bool Fail(int number, string message)
    {
        lock (_failures)
        {
            _failures.Add($"{_target} {number}: {message}");
            return _failures.Count < MaxFailures;
        }
    }
}
