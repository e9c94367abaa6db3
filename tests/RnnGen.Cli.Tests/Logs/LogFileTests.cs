using System.Text;
using RnnGen.Cli;

namespace RnnGen.Tests;

/// <summary>Logs as runs leave them that were killed, or that went on.</summary>
public sealed class LogFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _path;

    public LogFileTests() => _path = _folder["run.jsonl"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_line_is_on_the_disk_when_the_next_one_begins()
    {
        using LogWriter log = LogWriter.Open(_path, goesOn: false, Quiet());
        log.Write(RecordedRun.Run);
        Assert.Empty(LogReader.Read(_path).Steps);
        log.Write(RecordedRun.Step(1, 1));
        Assert.Single(LogReader.Read(_path).Steps);
    }

    [Fact]
    public void Records_are_read_as_they_were_written()
    {
        RecordedRun.Write(_path, epochs: 2);
        LoggedRun run = LogReader.Read(_path);
        Assert.Equal(RecordedRun.Run.Options, run.Run.Options);
        Assert.Equal(RecordedRun.Run.Corpus, run.Run.Corpus);
        Assert.Equal(RecordedRun.Step(1, 1), run.Steps[0]);
        Assert.Equal(RecordedRun.Epoch(2).Samples, run.Epochs[1].Samples);
        Assert.Equal(EndReason.Completed, run.End!.Reason);
    }

    [Fact]
    public void A_line_cut_at_any_place_is_passed_over()
    {
        RecordedRun.Write(_path, epochs: 1);
        string text = File.ReadAllText(_path);
        int lastLine = text.TrimEnd('\n').LastIndexOf('\n') + 1;
        for (int length = lastLine; length < text.Length - 1; length++)
        {
            File.WriteAllText(_path, text[..length]);
            LoggedRun run = LogReader.Read(_path);
            Assert.Null(run.End);
            Assert.Single(run.Epochs);
        }
    }

    [Fact]
    public void A_line_cut_within_a_character_is_passed_over()
    {
        RecordedRun.Write(_path, epochs: 1);
        string text = File.ReadAllText(_path);
        File.WriteAllBytes(_path, [.. Encoding.UTF8.GetBytes($"{text}{{\"record\":\"epoch\",\"samples\":[\"Señ")[..^1]]);

        Assert.Equal(EndReason.Completed, LogReader.Read(_path).End!.Reason);
    }

    [Fact]
    public void A_last_line_without_end_is_dropped_in_no_time()
    {
        RecordedRun.Write(_path, epochs: 1);
        long before = new FileInfo(_path).Length;
        File.AppendAllText(_path, new string('x', 40_000_000));
        LogWriter.Open(_path, goesOn: true, Quiet()).Dispose();

        Assert.Equal(before, new FileInfo(_path).Length);
    }

    [Fact]
    public void A_run_that_goes_on_drops_a_cut_line_and_makes_steps_again()
    {
        RecordedRun.Write(_path, epochs: 2);
        File.AppendAllText(_path, "{\"record\":\"st");
        using (LogWriter log = LogWriter.Open(_path, goesOn: true, Quiet()))
        {
            log.Write(RecordedRun.Run with { Started = RecordedRun.Run.Started.AddDays(1) });
            log.Write(RecordedRun.Step(2, 1) with { Loss = 0.5 });
        }

        LoggedRun run = LogReader.Read(_path);
        Assert.Equal(RecordedRun.Run.Started, run.FirstStarted);
        Assert.Null(run.End);
        Assert.Equal([(1, 10), (1, 20), (2, 10)], run.Steps.Select(step => (step.Epoch, step.Step)));
        Assert.Equal(0.5, run.Steps[^1].Loss);
        Assert.Single(run.Epochs);
    }

    [Fact]
    public void Going_on_with_a_log_that_does_not_exist_begins_one()
    {
        using (LogWriter log = LogWriter.Open(_path, goesOn: true, Quiet()))
        {
            log.Write(RecordedRun.Run);
        }

        Assert.Equal("lstm-small", LogReader.Read(_path).Run.Preset.Name);
    }

    private static Invocation Quiet() => new(TextReader.Null, TextWriter.Null, TextWriter.Null);
}
