using System.Text.Json;

namespace RnnGen.Cli;

/// <summary>A reader of training logs, even of one that is still being written or that a killed run left in the middle of a line.</summary>
internal sealed class LogReader
{
    /// <summary>More characters than the record of a run has.</summary>
    private const int LongestRecord = 1 << 16;

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
        string text = InputFile.ReadText(path, "log");
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
                throw new FailureException($"'{path}' is not a training log: line {i + 1} is not a record of one. Write a log with train --log.");
            }
        }

        return reader._run is { } run
            ? new LoggedRun(run, reader._firstStarted!.Value, reader._steps, reader._epochs, reader._end)
            : throw new FailureException($"'{path}' is not a training log: it does not begin with the record of a run. Write a log with train --log.");
    }

    /// <summary>Whether a file begins with the record of a run, or holds no whole line, as after a run that was killed at once.</summary>
    public static bool MayBeLog(string path)
    {
        using StreamReader reader = new(path, new FileStreamOptions { Share = FileShare.ReadWrite });
        char[] beginning = new char[LongestRecord];
        ReadOnlySpan<char> read = beginning.AsSpan(0, reader.ReadBlock(beginning));
        int end = read.IndexOf('\n');
        return end >= 0 ? TryParse($"{read[..end]}") is RunRecord : read.Length < LongestRecord && (read.IsEmpty || read[0] == '{');
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
