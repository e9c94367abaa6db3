using System.Text.Json;
using RnnGen.Cli;

namespace RnnGen.Lab;

/// <summary>The rows of finished experiments, kept in a file, and beside it the checkpoints of those that were interrupted, so that the same command continues where it stopped.</summary>
internal sealed class ExperimentResults
{
    private readonly string _path;
    private readonly Dictionary<string, ExperimentRow> _rows;

    /// <summary>Reads the rows of earlier runs.</summary>
    /// <param name="path">The file; it need not exist.</param>
    /// <exception cref="FailureException">The file holds something else.</exception>
    public ExperimentResults(string path)
    {
        _path = path;
        _rows = File.Exists(path) ? Read(path) : [];
    }

    /// <summary>The row of an experiment, under the name that its text has now; null where it is still to be run.</summary>
    public ExperimentRow? Find(Experiment experiment) =>
        _rows.TryGetValue(experiment.Key, out ExperimentRow? row) ? row with { Text = experiment.Text.Name, Command = experiment.Command } : null;

    /// <summary>The file that keeps the state of an experiment's training until its row is kept.</summary>
    public string CheckpointOf(Experiment experiment) => Path.ChangeExtension(_path, $"{experiment.Text.Name}.{experiment.Name}.seed{experiment.Seed}.ckpt");

    /// <summary>Keeps a row.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be written to.</exception>
    public void Add(ExperimentRow row)
    {
        _rows[row.Key] = row;
        OutputFile.WriteText(_path, ExperimentsJson.Write(new ExperimentsReport([.. _rows.Values])) + "\n");
    }

    private static Dictionary<string, ExperimentRow> Read(string path)
    {
        try
        {
            return ExperimentsJson.Read(InputFile.ReadText(path, "results"))!.Rows.ToDictionary(row => row.Key);
        }
        catch (Exception e) when (e is JsonException or NullReferenceException or ArgumentException)
        {
            throw new FailureException($"'{path}' does not hold the results of earlier experiments: move it away, or name another --out.", e);
        }
    }
}
