using System.Text;

namespace RnnGen.Tests;

/// <summary>Every character is a token, spaces included, and tokens are written without anything between them.</summary>
public sealed class CharacterTokenizer() : TextTokenizer(lowerCase: false)
{
    public override string Kind => "character";

    public override int UnfinishedWordStart(ReadOnlySpan<char> text) => text.Length;

    public override TokenSpacing SpacingOf(ReadOnlySpan<char> token) => TokenSpacing.Both;

    protected override int GapLength(ReadOnlySpan<char> text) => 0;

    protected override int TokenLength(ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out _, out int length);
        return length;
    }
}
