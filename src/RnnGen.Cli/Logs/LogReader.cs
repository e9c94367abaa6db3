using System.Text.Json;
using RnnGen.Files;

namespace RnnGen.Cli;

/// <summary>A reader of training logs, even of one that is still being written or that a killed run left in the middle of a line.</summary>
internal sealed class LogReader
{
    /// <summary>How the record of a run begins.</summary>
    private const string Beginning = """{"record":"run",""";

    private readonly List<StepRecord> _steps = [];
    private readonly List<EpochRecord> _epochs = [];
    private DateTimeOffset? _firstStarted;
    private RunRecord? _run;
    private EndRecord? _end;

    private LogReader()
    {
    }

    /// <summary>Reads a log.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FailureException">The file is missing, empty or not a training log; the message names the line.</exception>
    public static LoggedRun Read(string path)
    {
        try
        {
            return Parse(ReadText(path), path);
        }
        catch (InvalidDataException e)
        {
            throw new FailureException($"{e.Message} Write a log with train --log.", e);
        }
    }

    /// <summary>Reads the log of a run that goes on.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The run; null where the file holds nothing, or no more than a part of its first record, as after a run that was killed at once.</returns>
    /// <exception cref="FailureException">The file is not a training log.</exception>
    public static LoggedRun? ReadBegun(string path)
    {
        if (FilePath.Target(path).Length == 0)
        {
            return null;
        }

        try
        {
            string text = ReadText(path);
            bool isCut = !text.Contains('\n', StringComparison.Ordinal) && (text.StartsWith(Beginning, StringComparison.Ordinal) || Beginning.StartsWith(text, StringComparison.Ordinal));
            return isCut ? null : Parse(text, path);
        }
        catch (Exception e) when (e is InvalidDataException or FailureException)
        {
            throw new FailureException($"the run's log cannot be continued: {e.Message} Add --log FILE to write another one.", e);
        }
    }

    private static string ReadText(string path) => InputFile.ReadText(path, "log", mayBeCut: true);

    private static LoggedRun Parse(string text, string path)
    {
        LogReader reader = new();
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            // Only the last line can be cut off: every other one ends in a line feed.
            bool isLast = i == lines.Length - 1;
            if (TryParse(lines[i]) is { } record)
            {
                reader.Add(record);
            }
            else if (!isLast)
            {
                throw new InvalidDataException($"'{path}' is not a training log: line {i + 1} is not a record of one.");
            }
        }

        return reader._run is { } run
            ? new LoggedRun(run, reader._firstStarted!.Value, reader._steps, reader._epochs, reader._end)
            : throw new InvalidDataException($"'{path}' is not a training log: it does not begin with the record of a run.");
    }

    private static LogRecord? TryParse(string line)
    {
        try
        {
            return line.Length > 0 ? CliJson.Read<LogRecord>(line) : null;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            // NotSupportedException: an object without the name of a record.
            return null;
        }
    }

    private void Add(LogRecord record)
    {
        switch (record)
        {
            case RunRecord run:
                _run = run;
                _firstStarted ??= run.Started;
                _end = null;
                break;
            case StepRecord step:
                DropFrom(step.Position);
                _steps.Add(step);
                break;
            case EpochRecord epoch:
                RemoveLast(_epochs, earlier => earlier.Epoch >= epoch.Epoch);
                _epochs.Add(epoch);
                break;
            case EndRecord end:
                _end = end;
                break;
        }
    }

    /// <summary>A run resumed from its last checkpoint repeats some steps and epochs: the later ones count.</summary>
    private void DropFrom(double position)
    {
        RemoveLast(_steps, step => step.Position >= position);
        RemoveLast(_epochs, epoch => epoch.Epoch >= position);
    }

    private static void RemoveLast<T>(List<T> records, Predicate<T> isDropped)
    {
        while (records.Count > 0 && isDropped(records[^1]))
        {
            records.RemoveAt(records.Count - 1);
        }
    }
}
