using System.Text;

namespace RnnGen.Generators.Emission;

/// <summary>Writer of indented C# with LF line ends: multi-line templates are re-indented, blocks close themselves.</summary>
/// <param name="indentation">Number of enclosing blocks.</param>
internal sealed class SourceWriter(int indentation = 0)
{
    private readonly StringBuilder _text = new();
    private string _indent = new(' ', 4 * indentation);
    private bool _blockJustClosed;

    /// <summary>Writes <paramref name="text"/>, each of its lines at the current indentation, with a blank line first after a closed block.</summary>
    public void Line(string text = "")
    {
        if (_blockJustClosed && text.Length > 0)
        {
            _text.Append('\n');
        }

        _blockJustClosed = false;
        foreach (string line in text.Split('\n'))
        {
            string trimmed = line.TrimEnd();
            _text.Append(trimmed.Length == 0 ? "" : _indent).Append(trimmed).Append('\n');
        }
    }

    /// <summary>Writes each of <paramref name="lines"/>.</summary>
    public void Lines(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            Line(line);
        }
    }

    /// <summary>Writes the text of another writer unchanged.</summary>
    public void Append(SourceWriter other)
    {
        _text.Append(other._text);
        _blockJustClosed = false;
    }

    /// <summary>Opens a braced block under <paramref name="header"/>; disposing the result closes it.</summary>
    public Scope Block(string header)
    {
        Line(header);
        return Block();
    }

    /// <summary>Opens a braced block without a header; disposing the result closes it.</summary>
    public Scope Block()
    {
        Line("{");
        _indent += "    ";
        return new Scope(this);
    }

    /// <summary>Writes the <c>else</c> branch right after the block of an <c>if</c>.</summary>
    public void ElseBlock(Action body)
    {
        _blockJustClosed = false;
        using (Block("else"))
        {
            body();
        }
    }

    /// <summary>Writes members with one blank line between them.</summary>
    public void Members<T>(IEnumerable<T> members, Action<T> emit)
    {
        bool first = true;
        foreach (T member in members)
        {
            if (!first)
            {
                Line();
            }

            first = false;
            emit(member);
        }
    }

    public override string ToString() => _text.ToString();

    private void CloseBlock()
    {
        _blockJustClosed = false;
        _indent = _indent.Substring(4);
        Line("}");
        _blockJustClosed = true;
    }

    /// <summary>An open block.</summary>
    internal readonly struct Scope(SourceWriter writer) : IDisposable
    {
        public void Dispose() => writer.CloseBlock();
    }
}
