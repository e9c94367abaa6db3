using System.Text;
using RnnGen.Files;

namespace RnnGen.Cli;

/// <summary>A writer of a log line by line, each on the disk before the next one begins: however the run ends, what was written stays readable.</summary>
internal sealed class LogWriter : IDisposable
{
    private readonly string _path;
    private readonly Invocation _invocation;
    private readonly StreamWriter _writer;
    private bool _hasFailed;

    /// <summary>Begins a log, or continues one; an incomplete last line left by a killed run is dropped.</summary>
    /// <param name="path">The file, created if it does not exist; or a pipe or a device, which is written into.</param>
    /// <param name="goesOn">Whether to keep what is already there.</param>
    /// <param name="invocation">Receives a warning if a line cannot be written.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be written to.</exception>
    public static LogWriter Open(string path, bool goesOn, Invocation invocation)
    {
        if (FileOutput.IsStream(path))
        {
            return new LogWriter(path, new StreamOutput(path).Stream, invocation);
        }

        FileStream stream = new(path, goesOn ? FileMode.OpenOrCreate : FileMode.Create, FileAccess.ReadWrite, FileShare.Read);
        stream.SetLength(EndOfLastLine(stream));
        stream.Seek(0, SeekOrigin.End);
        return new LogWriter(path, stream, invocation);
    }

    /// <summary>Throws where a log cannot be written, or what is to be continued is none, and leaves the file as it is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="goesOn">Whether what is already there is to be kept.</param>
    /// <exception cref="FailureException">What is already there is no training log.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be written to.</exception>
    public static void ThrowIfNotWritable(string path, bool goesOn)
    {
        // An existing log is written in place, which a folder that allows no new files does not forbid.
        if (FileEntry.Of(path).Kind == FileKind.Regular)
        {
            new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite).Dispose();
            if (goesOn)
            {
                LogReader.ReadBegun(path);
            }
        }
        else
        {
            ModelFile.ThrowIfNotWritable(path);
        }
    }

    private LogWriter(string path, Stream stream, Invocation invocation)
    {
        _path = path;
        _invocation = invocation;
        _writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };
    }

    /// <summary>Writes a record. A full disk should not end a run of hours: it is reported once, and the log ends there.</summary>
    public void Write(LogRecord record)
    {
        if (_hasFailed)
        {
            return;
        }

        try
        {
            CliJson.Write(_writer, record);
        }
        catch (IOException e)
        {
            _hasFailed = true;
            _invocation.Warn($"the log '{_path}' ends here: {e.Message}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _writer.Dispose();
        }
        catch (IOException) when (_hasFailed)
        {
            // The stream tries once more to write what it could not write before.
        }
    }

    private static long EndOfLastLine(FileStream stream)
    {
        byte[] chunk = new byte[1 << 16];
        long end = 0;
        long begin = 0;
        for (int read = stream.Read(chunk); read > 0; read = stream.Read(chunk))
        {
            int last = chunk.AsSpan(0, read).LastIndexOf((byte)'\n');
            end = last < 0 ? end : begin + last + 1;
            begin += read;
        }

        return end;
    }
}
