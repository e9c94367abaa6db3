namespace RnnGen.Files;

/// <summary>Writes into a temporary file. A failure is told of the file that it is to become: nobody knows the other one.</summary>
/// <param name="inner">The temporary file; it stays open.</param>
/// <param name="path">What it is to become.</param>
internal sealed class NamedStream(FileStream inner, string path) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            inner.Write(buffer);
        }
        catch (IOException e)
        {
            throw Failure(e);
        }
    }

    /// <inheritdoc/>
    public override void Flush() => Flush(toDisk: false);

    /// <summary>Writes what is buffered, on demand through the system's buffers as well.</summary>
    public void Flush(bool toDisk)
    {
        try
        {
            inner.Flush(toDisk);
        }
        catch (IOException e)
        {
            throw Failure(e);
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>The runtime ends its message with the name of the temporary file.</summary>
    private IOException Failure(IOException e) => new($"'{path}' cannot be written: {e.Message.Replace($" : '{inner.Name}'", "", StringComparison.Ordinal).TrimEnd('.')}.", e);
}
