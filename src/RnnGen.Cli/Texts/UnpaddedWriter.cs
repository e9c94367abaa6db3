using System.Text;

namespace RnnGen.Cli;

/// <summary>A writer that leaves out the spaces at the ends of lines, by which tables are padded to their width: in a file or a pipe they are in the way.</summary>
/// <param name="inner">Receives the rest.</param>
internal sealed class UnpaddedWriter(TextWriter inner) : TextWriter
{
    private int _spaces;

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        if (value == ' ')
        {
            _spaces++;
            return;
        }

        if (value is not ('\r' or '\n'))
        {
            inner.Write(new string(' ', _spaces));
        }

        _spaces = 0;
        inner.Write(value);
    }

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();
}
