namespace RnnGen.Cli;

/// <summary>Text that is HTML already. It is made by <see cref="Of"/> alone, which encodes all that comes from outside.</summary>
internal readonly record struct Html
{
    private readonly string? _text;

    private Html(string text) => _text = text;

    /// <summary>Nothing.</summary>
    public static Html Empty => default;

    /// <summary>HTML with holes, such as <c>Html.Of($"&lt;td&gt;{word}&lt;/td&gt;")</c>: what fills a hole is encoded unless it is <see cref="Html"/> itself.</summary>
    public static Html Of(HtmlInterpolation html) => new(html.ToString());

    /// <summary>Markup that this program wrote itself, such as a plot or a style sheet.</summary>
    public static Html Trusted(string markup) => new(markup);

    /// <summary>One after the other.</summary>
    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(part => part.ToString())));

    /// <inheritdoc/>
    public override string ToString() => _text ?? string.Empty;
}
