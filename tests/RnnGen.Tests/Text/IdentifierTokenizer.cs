namespace RnnGen.Tests;

/// <summary>The example of <see cref="TextTokenizer"/>: the words of identifiers such as <c>max_retry_count</c>.</summary>
public sealed class IdentifierTokenizer() : TextTokenizer(lowerCase: true)
{
    public override string Kind => "identifier";

    public override char Separator => '_';

    protected override int GapLength(ReadOnlySpan<char> text) => text.Length - text.TrimStart("_ ").Length;

    protected override int TokenLength(ReadOnlySpan<char> text) => text.IndexOfAny('_', ' ') is >= 0 and var end ? end : text.Length;
}
