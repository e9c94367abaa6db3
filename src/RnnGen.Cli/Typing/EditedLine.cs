using System.Globalization;

namespace RnnGen.Cli;

/// <summary>A line being typed, and the caret in it. The caret moves by user-perceived characters (grapheme clusters).</summary>
internal sealed class EditedLine
{
    /// <summary>The line so far.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Where the next character goes, in [0, Text.Length].</summary>
    public int Caret { get; private set; }

    /// <summary>The line up to the caret.</summary>
    public ReadOnlySpan<char> BeforeCaret => Text.AsSpan(0, Caret);

    /// <summary>Inserts text at the caret, which moves after it.</summary>
    public void Insert(string text) => Replace(Caret, Caret, text);

    /// <summary>Replaces a part of the line by text; the caret moves after it.</summary>
    public void Replace(int start, int end, string text)
    {
        Text = string.Concat(Text.AsSpan(0, start), text, Text.AsSpan(end));
        Caret = start + text.Length;
    }

    /// <summary>Moves the caret one character to the left.</summary>
    public void Left() => Caret = Previous();

    /// <summary>Moves the caret one character to the right.</summary>
    public void Right() => Caret = Next();

    /// <summary>Moves the caret to the beginning.</summary>
    public void Home() => Caret = 0;

    /// <summary>Moves the caret to the end.</summary>
    public void End() => Caret = Text.Length;

    /// <summary>Deletes the character before the caret.</summary>
    public void Backspace() => Replace(Previous(), Caret, "");

    /// <summary>Deletes the character after the caret.</summary>
    public void Delete() => Replace(Caret, Next(), "");

    /// <summary>Moves the caret to the beginning of the word before it.</summary>
    public void WordLeft() => Caret = PreviousWord();

    /// <summary>Moves the caret to the end of the word after it.</summary>
    public void WordRight() => Caret = NextWord();

    /// <summary>Deletes the word before the caret and the spaces in between.</summary>
    public void DeleteWord() => Replace(PreviousWord(), Caret, "");

    /// <summary>Deletes everything before the caret.</summary>
    public void DeleteToStart() => Replace(0, Caret, "");

    /// <summary>Deletes everything after the caret.</summary>
    public void DeleteToEnd() => Replace(Caret, Text.Length, "");

    /// <summary>Deletes everything.</summary>
    public void Clear() => Replace(0, Text.Length, "");

    private int Previous() => StringInfo.ParseCombiningCharacters(Text).LastOrDefault(start => start < Caret);

    private int PreviousWord()
    {
        int start = BeforeCaret.TrimEnd().Length;
        while (start > 0 && !char.IsWhiteSpace(Text[start - 1]))
        {
            start--;
        }

        return start;
    }

    private int NextWord()
    {
        int end = Text.Length - Text.AsSpan(Caret).TrimStart().Length;
        while (end < Text.Length && !char.IsWhiteSpace(Text[end]))
        {
            end++;
        }

        return end;
    }

    private int Next() => Caret + (Caret == Text.Length ? 0 : StringInfo.GetNextTextElementLength(Text, Caret));
}
