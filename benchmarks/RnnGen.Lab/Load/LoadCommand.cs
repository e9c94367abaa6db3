using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using RnnGen.Benchmarks;
using Spectre.Console;

namespace RnnGen.Lab;

/// <summary><c>load</c>: what a training step takes on the default number of threads while other processes want the cores, against one thread.</summary>
internal static class LoadCommand
{
    /// <summary>The command of a process that only wants a core.</summary>
    public const string BusyName = "busy";

    /// <summary>Creates the command.</summary>
    /// <param name="output">The figures, as tables.</param>
    /// <param name="error">Progress and errors.</param>
    public static Command Create(TextWriter output, TextWriter error)
    {
        Command command = new("load", "Measure training on the default number of threads, against one thread, while other processes want the cores.");
        Option<double> seconds = new("--seconds") { Description = "Length of a turn; one thread and the default take turns.", DefaultValueFactory = _ => 2 };
        Option<int> rounds = new("--rounds") { Description = "Turns of each.", DefaultValueFactory = _ => 3 };
        command.Add(seconds);
        command.Add(rounds);
        NameFilter filter = new(command, "model");
        command.SetAction(parsed =>
        {
            if (!filter.TrySelect(parsed, TrainedModel.All, model => model.Sizes, error, out IReadOnlyList<TrainedModel> models))
            {
                return ExitCode.Usage;
            }

            IAnsiConsole console = PlainConsole.Over(output);
            TimeSpan turn = TimeSpan.FromSeconds(parsed.GetValue(seconds));
            foreach (LoadCondition condition in LoadCondition.All)
            {
                Table table = FigureTable.Create(condition.Name, "one thread", "default", "default : one thread");
                foreach (TrainedModel model in models)
                {
                    error.WriteLine($"{condition.Name}: {model.Sizes}");
                    using BusyLoops loops = new(condition.Loops, condition.IsPinned);
                    LoadFigure figure = LoadFigure.Measure(model, parsed.GetValue(rounds), turn);
                    table.AddRow(model.Sizes, Milliseconds(figure.OneThread), Milliseconds(figure.Default), figure.Gain.ToString("F2", CultureInfo.InvariantCulture));
                }

                console.Write(table);
            }

            console.WriteLine($"Processor time in the second after the last step: {Milliseconds(TimeAtRest())}");
            console.WriteLine(Machine.Description);
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>Creates the command of a process that only wants a core.</summary>
    public static Command CreateBusy()
    {
        Command command = new(BusyName, "Want a core until standard input ends.") { Hidden = true };
        command.SetAction(_ => BusyLoops.Run());
        return command;
    }

    /// <summary>The processor time that this process takes in a second in which it has nothing to do.</summary>
    private static TimeSpan TimeAtRest()
    {
        using Process own = Process.GetCurrentProcess();
        TimeSpan before = own.TotalProcessorTime;
        Thread.Sleep(TimeSpan.FromSeconds(1));
        own.Refresh();
        return own.TotalProcessorTime - before;
    }

    private static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:G4} ms");
}
